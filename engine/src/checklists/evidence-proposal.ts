import type { Finding } from '../findings/finding';
import { languageOfEditorId, languageOfPath, speaks } from '../languages/index';
import type { RuleInfo } from '../rules/rule';
import { globMatcher } from '../threats/glob';
import type { ThreatNotes } from '../threats/notes';
import { scopesOf } from '../threats/scope';
import type { Catalogue, CatalogueItem } from './catalogue';
import { type ControlLink, concerns, controlLink, shares } from './control-links';
import { evidence } from './evidence';
import type { ItemStateName } from './state';

/** What is known of a project that items are judged by. What is not known is left out, and nothing follows from it. */
export interface Known {
  findings: readonly Finding[];
  /** The notes in force: their controls, and the threats with their tests. */
  notes: readonly ThreatNotes[];
  /** In how many places a control of the notes holds, and in how many it is missing; each once, by its id. */
  controls?: readonly { control: string; met: readonly unknown[]; missing: readonly unknown[] }[];
  /** The workspace-relative paths of the project's files. */
  files?: readonly string[];
  /** How data comes into the code: `http`, `graphql`. */
  entryPointKinds?: ReadonlySet<string>;
  /** The rules in force, when each file of the folder was scanned by them. */
  rules?: readonly Pick<RuleInfo, 'id' | 'cwe' | 'languages'>[];
}

/** What the evidence says about an item. The person decides; nothing is ticked by it. */
interface Proposal {
  /** Left out: the evidence is too thin for a proposal. */
  state?: ItemStateName;
  /** Short words, as in `control C-1 is met in 3 places`. */
  speaksFor: string[];
  speaksAgainst: string[];
}

/**
 * Item id → what the evidence says. What speaks against an item outweighs what speaks for it. That rules for its
 * weaknesses find nothing speaks for an item, and is not enough to propose it as done: a pattern sees less than a reader.
 * Items that nothing is known of are left out.
 */
export function proposals(catalogue: Catalogue, known: Known): Map<string, Proposal> {
  const against = evidence(catalogue, known.findings);
  const controls = controlFacts(known);
  const tested = testedThreats(known);
  const rules = rulesAtWork(known);
  const result = new Map<string, Proposal>();
  for (const { items } of catalogue.categories)
    for (const item of items) {
      const findings = against.get(item.id)?.length ?? 0;
      const own = controls.filter((control) => concerns(item, control));
      const missing = own.filter((control) => control.missing > 0);
      const strong = [
        ...own
          .filter((control) => control.missing === 0 && control.met > 0)
          .map(({ id, met }) => `control ${id} is met in ${counted(met, 'place')}`),
        ...tested
          .filter(({ cwe }) => shares(cwe, item.cwe))
          .map(({ id, files }) => `${id} has ${counted(files, 'test file')}`),
        ...(findings === 0 ? ownRulesQuiet(item, rules) : []),
      ];
      const absent = absentKinds(item, known);
      const weak = findings === 0 && item.rules.length === 0 ? rulesQuiet(item, rules) : [];
      const proposal: Proposal = {
        speaksFor: [...absent, ...strong, ...weak],
        speaksAgainst: [
          ...(findings > 0 ? [counted(findings, 'finding')] : []),
          ...missing.map(
            (control) => `control ${control.id} is missing in ${counted(control.missing, 'place')}`,
          ),
        ],
      };
      if (proposal.speaksFor.length + proposal.speaksAgainst.length === 0) continue;
      if (proposal.speaksAgainst.length > 0) proposal.state = 'open';
      else if (absent.length > 0) proposal.state = 'not-applicable';
      else if (strong.length > 0) proposal.state = 'done';
      result.set(item.id, proposal);
    }
  return result;
}

interface ControlFact extends ControlLink {
  id: string;
  met: number;
  missing: number;
}

function controlFacts({ notes, controls = [] }: Known): ControlFact[] {
  return controls.map(({ control: id, met, missing }) => {
    return { id, met: met.length, missing: missing.length, ...controlLink(id, notes) };
  });
}

/** The threats with files that test them. */
function testedThreats({
  notes,
  files = [],
}: Known): { id: string; cwe: readonly string[]; files: number }[] {
  return notes.flatMap((each) => {
    const within = files
      .filter((file) => file.startsWith(each.base))
      .map((file) => file.slice(each.base.length));
    return each.threats.flatMap(({ id, cwe = [], tests = [] }) => {
      const count =
        tests.length > 0 ? within.filter((file) => scopesOf(each).matches(tests, file)).length : 0;
      return count > 0 ? [{ id, cwe, files: count }] : [];
    });
  });
}

function absentKinds({ entryPoints }: CatalogueItem, { entryPointKinds }: Known): string[] {
  if (!entryPointKinds || entryPoints.length === 0) return [];
  if (entryPoints.some((kind) => entryPointKinds.has(kind))) return [];
  return [`no ${entryPoints.join(' or ')} entry points in the code`];
}

type Rules = NonNullable<Known['rules']>;

/** The rules for the languages of the files. */
function rulesAtWork({ rules = [], files = [] }: Known): Rules {
  const ids = new Set(files.map(languageOfPath));
  const languages = [...ids].flatMap((id) => (id && languageOfEditorId(id)) || []);
  return rules.filter((rule) => languages.some((language) => speaks(language, rule.languages)));
}

/** That rules which the catalogue itself names for the item find nothing. */
function ownRulesQuiet(item: CatalogueItem, rules: Rules): string[] {
  const matchers = item.rules.map(globMatcher);
  const count = rules.filter(({ id }) => matchers.some((matches) => matches(id))).length;
  return quiet(count);
}

function rulesQuiet(item: CatalogueItem, rules: Rules): string[] {
  return quiet(rules.filter(({ cwe }) => shares(cwe, item.cwe)).length);
}

function quiet(rules: number): string[] {
  return rules > 0 ? [`no finding of ${counted(rules, 'rule')}`] : [];
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
