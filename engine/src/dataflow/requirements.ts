import type { Requirement } from '../rules/requirement';

/** True for the bits of labels that satisfy a requirement. */
export type LabelTest = (bits: number) => boolean;

/** A requirement as a test of bits; a label that has no bit is never there. */
export function labelTest(requirement: Requirement, bitOf: (label: string) => number): LabelTest {
  switch (requirement.kind) {
    case 'constant':
      return () => requirement.value;
    case 'label': {
      const bit = bitOf(requirement.name);
      return (bits) => (bits & bit) !== 0;
    }
    case 'not': {
      const test = labelTest(requirement.part, bitOf);
      return (bits) => !test(bits);
    }
    default: {
      const tests = requirement.parts.map((part) => labelTest(part, bitOf));
      return requirement.kind === 'and'
        ? (bits) => tests.every((test) => test(bits))
        : (bits) => tests.some((test) => test(bits));
    }
  }
}
