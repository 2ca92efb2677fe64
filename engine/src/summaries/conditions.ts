import { accessPath } from '../dataflow/paths';
import { Kind, Role } from '../syntax/kinds';
import type { Node } from '../syntax/tree';
import { Calls } from './calls';
import { unproven } from './frame';
import { provenBy } from './guards';
import { lackedBy, otherCharacter } from './lacking';
import { type Marks, noMarks, vouchedFor, without } from './marks';
import type { State } from './state';
import { RECEIVER } from './summary';
import { lastPart, typesOf } from './type-names';
import { clean, type Value } from './values';

/** What conditions prove of the values that they ask about. */
export abstract class Conditions extends Calls {
  protected assume(state: State, test: Node, truth: boolean): void {
    if (test < 0 || !state.alive) return;
    const before = this.state;
    this.state = state;
    this.prove(test, truth);
    this.state = before;
  }

  private prove(written: Node, outcome: boolean): void {
    const { tree } = this;
    const [test, truth] = this.asked(written, outcome);
    for (const path of provenBy(this.context, test, truth)) this.change(path, () => clean);
    for (const [path, rules] of lackedBy(this.context, tree, test, truth))
      this.change(path, (value) => this.withoutRules(value, rules));
    this.proveByCalls(test, truth);
  }

  /** What is known of a subject that is not this value. */
  protected differs(subject: Node, from: Node): void {
    for (const [path, rules] of otherCharacter(this.context, this.tree, subject, from) ?? [])
      this.change(path, (value) => this.withoutRules(value, rules));
  }

  /** `match(x) is not None`, `test(x) === true`, `preg_match(r, x) > 0` ask what the call says. */
  private asked(test: Node, truth: boolean): [Node, boolean] {
    const { tree } = this;
    const left = tree.kind[test] === Kind.Binary ? tree.child(test, Role.Left) : -1;
    const right = left < 0 ? -1 : tree.child(test, Role.Right);
    if (right < 0 || tree.kind[left] !== Kind.Call) return [test, truth];
    const operator = tree.nameOf(test);
    const other = tree.textOf(right);
    const isFalse = /^(none|null|nil|nullptr|undefined|false|0)$/i.test(other);
    const isTrue = /^(true|1)$/i.test(other);
    if (!isFalse && !isTrue) return [test, truth];
    if (/^(===?|is|eq)$/.test(operator)) return [left, isTrue === truth];
    if (/^(!==?|is not|ne)$/.test(operator)) return [left, isFalse === truth];
    return operator === '>' && other === '0' ? [left, truth] : [test, truth];
  }

  /** What is proven where the functions that a condition calls return this. */
  private proveByCalls(written: Node, outcome: boolean): void {
    const { tree } = this;
    const [test, truth] = this.asked(written, outcome);
    const kind = tree.kind[test];
    const name = tree.nameOf(test);
    if (kind === Kind.Unary && (name === '!' || name === 'not')) {
      const operand = tree.firstChild(test);
      if (operand >= 0) this.proveByCalls(operand, !truth);
    } else if (kind === Kind.Binary && (truth ? /^(&&|and)$/ : /^(\|\||or)$/).test(name)) {
      for (const role of [Role.Left, Role.Right]) this.proveByCalls(tree.child(test, role), truth);
    } else if (kind === Kind.Await) this.proveByCalls(tree.firstChild(test), truth);
    else if (kind === Kind.Call) {
      const proven = truth ? this.provenByLibrary(test) : -1;
      const path = proven < 0 ? undefined : accessPath(tree, proven);
      if (path !== undefined) this.change(path, () => clean);
      this.vouch(test, truth ? 'true' : 'false');
    }
  }

  /** Notes that a call turned out so: what it calls may prove something of its arguments. */
  protected vouch(test: Node, when: 'true' | 'false' | 'always'): void {
    const { tree } = this;
    const call = this.record.callAtPlace(String(test));
    if (call === undefined) return;
    for (const [index, argument] of tree.childrenWith(test, Role.Argument).entries()) {
      const path = accessPath(tree, argument);
      if (path === undefined || tree.kind[argument] === Kind.Keyword) continue;
      // What a rule names as a source is in the expression, and not in the variable that it begins with.
      const isRead = tree.kind[argument] !== Kind.Name && !this.facts.traits.bareCalls;
      const whole = isRead ? this.value(argument) : undefined;
      this.change(path, (value) => {
        const given = whole ?? value;
        return { ...given, marks: vouchedFor(given.marks, { call, index, when }) };
      });
    }
  }

  /** The argument, or the object, that is harmless where a library's function returns true; -1: none. */
  private provenByLibrary(test: Node): Node {
    const callee = this.tree.child(test, Role.Callee);
    if (callee < 0) return -1;
    const args = this.tree.childrenWith(test, Role.Argument);
    const receiver = this.receiverOf(callee);
    const types = receiver < 0 ? [] : typesOf(this.facts, receiver).map(lastPart);
    const proves = this.context.library.of(this.facts, callee, args.length, types)?.call.proves;
    if (proves === undefined) return -1;
    return proves === RECEIVER ? receiver : (args[proves] ?? -1);
  }

  private withoutRules(value: Value, rules: number): Value {
    const whole = this.state.deep(value);
    const marks: Marks = without(whole, rules);
    return marks === whole ? value : { marks, objects: [] };
  }

  /** Changes what is known of an access path. */
  private change(path: string, changed: (value: Value) => Value): void {
    const [name, ...keys] = path.split('.');
    const last = keys.pop();
    const isSelf = this.context.isSelf(name);
    const field = isSelf ? undefined : this.fieldNamed(name);
    if (last === undefined) {
      if (field) this.state.write(field.base, field.key, changed(this.readPart(field.base, field.key)));
      else if (!isSelf) {
        this.setVariable(name, changed(this.variable(name)));
        this.setVariable(unproven + name, changed(this.variable(unproven + name)));
      }
      return;
    }
    let base = isSelf
      ? this.selfObject
      : field
        ? this.readPart(field.base, field.key)
        : this.withObject(name);
    for (const key of keys) base = this.partWithObject(base, key);
    const key = last === '*' ? undefined : last;
    this.state.write(base, key, changed(this.state.read(base, key)));
  }

  /** True where a parameter is proven harmless at this point. */
  protected isProven(parameter: string): boolean {
    return this.state.variable(unproven + parameter)?.marks === noMarks;
  }
}
