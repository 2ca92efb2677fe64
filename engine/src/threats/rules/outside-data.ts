import type { RuleSpec } from '../../rules/rule';
import type { TaintBody } from '../../rules/taint-spec';

/** The kinds of data that notes name, with the models of sources (rules/models) that hold others of the kind. */
const models: Readonly<Record<string, readonly string[]>> = {
  'user-input': [
    ...['http-request', 'http-request-line', 'request-address', 'cgi-request', 'browser-input'],
    ...[
      'electron-message',
      'console-input',
      'process-input',
      'program-input',
      'arguments',
      'process-arguments',
    ],
  ],
  network: ['network-data', 'service-data', 'database-data'],
  file: ['file-data', 'archive-entry'],
  environment: ['environment', 'program-output'],
};

/** All models of data from outside. */
export const outsideModels: readonly string[] = Object.values(models).flat();

/** A rule that follows data as Wardscribe does. */
export type FollowingRule = RuleSpec & { body: TaintBody };

/** True for a rule that takes data from outside of a kind (absent: of any kind). A kind that nobody knows is user input. */
export function takesOutsideData(rule: RuleSpec, kind?: string): rule is FollowingRule {
  const { body } = rule;
  if (body.mode !== 'taint' || !body.options.precise) return false;
  const wanted =
    kind === undefined ? outsideModels : Object.hasOwn(models, kind) ? models[kind] : models['user-input'];
  return body.uses.sources.some((name) => wanted.includes(name));
}
