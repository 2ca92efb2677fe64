/** The number that a literal of any of the languages stands for; undefined when it is none. */
export function numberOf(text: string): number | undefined {
  const plain = text.trim().replace(/(?<=[\da-fA-F])[_'](?=[\da-fA-F])/g, '');
  const [, sign, digits] = /^([-+]?)(.*)$/s.exec(plain) as RegExpExecArray;
  const value = unsignedOf(digits);
  return value === undefined || sign !== '-' ? value : -value;
}

function unsignedOf(text: string): number | undefined {
  const based = /^0([xXoObB])([\da-fA-F]+)(?:[uUlLnN]{0,3})$/.exec(text);
  if (based) return baseOf(based[2], { x: 16, o: 8, b: 2 }[based[1].toLowerCase()] as number);
  // A leading zero makes it octal in C, Java, Go, PHP, Ruby, old JavaScript and old Python.
  const octal = /^0([0-7]+)[uUlL]{0,3}$/.exec(text);
  if (octal) return baseOf(octal[1], 8);
  const decimal = /^((?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?)(?:[uUlLnNfFdDmM]{0,3})$/.exec(text);
  return decimal ? Number(decimal[1]) : undefined;
}

/** The number that digits say in a base; undefined where the base has not all of them. */
export function baseOf(digits: string, base: number): number | undefined {
  // parseInt of the whole stops at the first digit that the base does not have.
  for (const digit of digits) if (Number.isNaN(Number.parseInt(digit, base))) return undefined;
  return digits === '' ? undefined : Number.parseInt(digits, base);
}
