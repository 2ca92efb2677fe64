/** Evaluates the expressions of comparison.ts as Python does. */
import { baseOf, numberOf } from '../dataflow/numbers';
import type { Expression } from './comparison';
import type { SafeRegex } from './regex';

/** A value of an expression; `code` is a piece of program whose value nobody knows: it equals the same code. */
export type Value = string | number | boolean | null | readonly Value[] | { code: string };

export interface Scope {
  /** What a metavariable (with its dollar sign) stands for; undefined: nothing. */
  lookUp(name: string): Value | undefined;
  /** `YYYY-MM-DD`. */
  today: string;
  /** A regular expression of the rule; undefined when it is none. */
  regex(source: string): SafeRegex | undefined;
}

/** Thrown where an expression has no value: a text less than a number, a name of the program plus one. */
class NoValue extends Error {}

/** Whether a comparison holds; one that has no value does not. */
export function holdsComparison(expression: Expression, scope: Scope): boolean {
  try {
    return isTrue(evaluate(expression, scope));
  } catch (error) {
    if (error instanceof NoValue) return false;
    throw error;
  }
}

function isTrue(value: Value): boolean {
  if (value === null || value === false || value === 0 || value === '') return false;
  return !Array.isArray(value) || value.length > 0;
}

function evaluate(expression: Expression, scope: Scope): Value {
  switch (expression.kind) {
    case 'value':
      return expression.value;
    case 'metavariable':
      return scope.lookUp(expression.name) ?? none();
    case 'list':
      return expression.items.map((item) => evaluate(item, scope));
    case 'unary':
      return unary(expression.operator, evaluate(expression.operand, scope));
    case 'binary':
      return binary(expression.operator, evaluate(expression.left, scope), evaluate(expression.right, scope));
    case 'logic': {
      const stops = expression.operator === 'or';
      let value: Value = null;
      for (const part of expression.parts) {
        value = evaluate(part, scope);
        if (isTrue(value) === stops) break;
      }
      return value;
    }
    case 'compare': {
      const values = expression.operands.map((operand) => evaluate(operand, scope));
      return expression.operators.every((operator, i) => compare(operator, values[i], values[i + 1]));
    }
    case 'call':
      return call(expression, scope);
  }
}

function none(): never {
  throw new NoValue();
}

function isCode(value: Value): value is { code: string } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function toNumber(value: Value): number {
  if (typeof value === 'boolean') return value ? 1 : 0;
  return typeof value === 'number' ? value : none();
}

function toInteger(value: Value): bigint {
  const number = toNumber(value);
  return Number.isInteger(number) ? BigInt(number) : none();
}

function unary(operator: string, operand: Value): Value {
  if (operator === 'not') return !isTrue(operand);
  if (operator === '~') return Number(~toInteger(operand));
  return operator === '-' ? -toNumber(operand) : toNumber(operand);
}

function binary(operator: string, left: Value, right: Value): Value {
  if (operator === '+' && typeof left === 'string' && typeof right === 'string') return left + right;
  if (/^(?:[|^&]|<<|>>)$/.test(operator)) return bits(operator, toInteger(left), toInteger(right));
  const a = toNumber(left);
  const b = toNumber(right);
  if (b === 0 && /^[/%]/.test(operator)) return none();
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return a / b;
    case '//':
      return Math.floor(a / b);
    case '%':
      return a - b * Math.floor(a / b);
    default:
      return a ** b;
  }
}

function bits(operator: string, a: bigint, b: bigint): number {
  switch (operator) {
    case '|':
      return Number(a | b);
    case '^':
      return Number(a ^ b);
    case '&':
      return Number(a & b);
  }
  if (b < 0n || b > 1000n) return none();
  return Number(operator === '<<' ? a << b : a >> b);
}

function compare(operator: string, left: Value, right: Value): boolean {
  switch (operator) {
    case '==':
    case 'is':
      return isEqual(left, right);
    case '!=':
    case 'is not':
      return !isEqual(left, right);
    case 'in':
      return isIn(left, right);
    case 'not in':
      return !isIn(left, right);
  }
  const [a, b] =
    typeof left === 'string' && typeof right === 'string' ? [left, right] : [toNumber(left), toNumber(right)];
  switch (operator) {
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    default:
      return a >= b;
  }
}

function isEqual(left: Value, right: Value): boolean {
  if (isCode(left) || isCode(right)) return isCode(left) && isCode(right) && left.code === right.code;
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((item, i) => isEqual(item, right[i]));
  }
  if (typeof left === 'boolean' && typeof right === 'number') return toNumber(left) === right;
  if (typeof right === 'boolean' && typeof left === 'number') return toNumber(right) === left;
  return left === right;
}

function isIn(left: Value, right: Value): boolean {
  if (Array.isArray(right)) return right.some((item) => isEqual(left, item));
  return typeof left === 'string' && typeof right === 'string' ? right.includes(left) : none();
}

function call({ name, arguments: given }: Extract<Expression, { kind: 'call' }>, scope: Scope): Value {
  if (name === 'today') return scope.today;
  const [first, second] = given.map((each) => evaluate(each, scope));
  switch (name) {
    case 'int':
      return toInt(first, second);
    case 'float':
      return typeof first === 'string' ? (numberOf(first) ?? none()) : toNumber(first);
    case 'str':
      return toText(first);
    case 'strptime':
      // Dates as texts of one form compare as dates do.
      return /^\d{4}-\d{2}-\d{2}/.exec(toText(first))?.[0] ?? none();
    case 're.match':
      return scope.regex(toText(first))?.testPrefix(toText(second)) === true;
  }
}

function toInt(value: Value, base: Value | undefined): number {
  if (typeof value !== 'string') return Math.trunc(toNumber(value));
  const number = base === undefined ? numberOf(value) : inBase(value, toNumber(base));
  return number === undefined ? none() : Math.trunc(number);
}

/** The number that a text stands for in a base of 2 to 36, with or without the base's prefix. */
export function inBase(text: string, base: number): number | undefined {
  if (!(base >= 2 && base <= 36)) return undefined;
  const trimmed = text.trim();
  const isNegative = trimmed.startsWith('-');
  const digits = isNegative ? trimmed.slice(1) : trimmed;
  const prefix = { 16: /^0x/i, 8: /^0o?(?=[0-7])/i, 2: /^0b/i }[base];
  const plain = (prefix ? digits.replace(prefix, '') : digits).replace(/_/g, '');
  const value = /^[\da-z]+$/i.test(plain) ? baseOf(plain, base) : undefined;
  return value === undefined || !isNegative ? value : -value;
}

function toText(value: Value): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (value === null) return 'None';
  return isCode(value) ? value.code : none();
}
