/** What is asked before the first notes are written: few questions, each with what the code shows as its proposal. */
import { exposures, riskLevels } from '../schema';
import { placeValue, proposedPlaces, type StarterFacts } from './facts';
import { type DataClass, dataClasses } from './names';

export const questionIds = ['data', 'names', 'exposure', 'risk', 'compliance', 'entryPoints'] as const;
export type QuestionId = (typeof questionIds)[number];

/** What was chosen, by question: values of choices, or texts that were typed. */
export type Answers = { readonly [id in QuestionId]?: readonly string[] };

export interface Choice {
  value: string;
  label: string;
  description?: string;
  detail?: string;
  /** The heading that it stands below. */
  group?: string;
  /** True for a proposal. */
  picked?: boolean;
}

export interface Question {
  id: QuestionId;
  prompt: string;
  /** True where any number of choices is an answer, also none. */
  many: boolean;
  /** True where texts count that are no choice. */
  typed: boolean;
  choices: Choice[];
  /** Which question it is, from 1, and of how many at most. */
  step: number;
  steps: number;
}

/** The kinds of data in words for people, and the id of the asset that notes get for each. */
export const dataWords: Record<DataClass, { id: string; title: string; example: string }> = {
  phi: { id: 'phi', title: 'Health records', example: 'diagnoses, medication, record numbers' },
  pii: { id: 'pii', title: 'Personal data', example: 'names, addresses, birthdays, identity numbers' },
  pci: { id: 'pci', title: 'Payment data', example: 'card numbers, accounts' },
  credential: { id: 'credentials', title: 'Passwords, tokens and keys', example: 'what lets somebody in' },
  business: { id: 'business', title: 'Business secrets', example: 'prices, contracts, plans' },
};

const exposureWords: Record<(typeof exposures)[number], string> = {
  public: 'anybody on the Internet',
  partner: 'partners, over a network that you share',
  internal: 'people of your organization',
  local: 'who sits at the machine',
};
const riskWords: Record<(typeof riskLevels)[number], string> = {
  low: 'a nuisance',
  medium: 'costly, and repaired within days',
  high: 'people are harmed, or the law is broken',
  critical: 'lives or the organization are at stake',
};

/** What only people can know and nobody has to. */
const unknown = '';

/** The first question that has no answer yet; `undefined` when all is said. */
export function nextQuestion(facts: StarterFacts, answers: Answers): Question | undefined {
  const asked = questionIds.filter((id) => isAsked(id, facts, answers));
  const id = asked.find((each) => answers[each] === undefined);
  if (id === undefined) return undefined;
  return { id, ...questions[id](facts, answers), step: asked.indexOf(id) + 1, steps: asked.length };
}

/** How much harm a breach does, as far as data and exposure say it; `undefined` where only people can tell. */
export function derivedRisk({ data = [], exposure = [] }: Answers): (typeof riskLevels)[number] | undefined {
  if (data.some((each) => each === 'phi' || each === 'pci' || each === 'credential')) return 'high';
  const [reach] = exposure;
  if (reach === undefined || reach === unknown) return undefined;
  const isOpen = reach === 'public' || reach === 'partner';
  if (data.includes('pii')) return isOpen ? 'high' : 'medium';
  if (data.length === 0 && reach === 'local') return 'low';
  return undefined;
}

function isAsked(id: QuestionId, facts: StarterFacts, answers: Answers): boolean {
  if (id === 'names') return answers.data === undefined || answers.data.length > 0;
  if (id === 'risk') return derivedRisk(answers) === undefined;
  return id !== 'entryPoints' || proposedPlaces(facts).length > 0;
}

type Asked = Omit<Question, 'id' | 'step' | 'steps'>;

const questions: Record<QuestionId, (facts: StarterFacts, answers: Answers) => Asked> = {
  data: ({ names }) => ({
    prompt: 'What data does the project handle?',
    many: true,
    typed: false,
    choices: dataClasses.map((value) => {
      const found = names.filter((each) => each.class === value).map(({ name }) => name);
      const { title, example } = dataWords[value];
      return {
        value,
        label: title,
        description: example,
        ...(found.length > 0 && { detail: `In the code: ${found.slice(0, 5).join(', ')}`, picked: true }),
      };
    }),
  }),
  names: ({ names }, { data = [] }) => ({
    prompt: 'Names that hold it: untick what is harmless, type what is missing',
    many: true,
    typed: true,
    choices: dataClasses
      .filter((each) => data.includes(each))
      .flatMap((each) =>
        names
          .filter((found) => found.class === each)
          .map(({ name }) => ({
            value: `${each} ${name}`,
            label: name,
            group: dataWords[each].title,
            picked: true,
          })),
      ),
  }),
  exposure: () => ({
    prompt: 'Who can reach it?',
    many: false,
    typed: false,
    choices: [
      ...[...exposures]
        .reverse()
        .map((value) => ({ value, label: value, description: exposureWords[value] })),
      { value: unknown, label: 'Not known yet' },
    ],
  }),
  risk: () => ({
    prompt: 'How much harm does a breach do?',
    many: false,
    typed: false,
    choices: riskLevels.map((value) => ({ value, label: value, description: riskWords[value] })),
  }),
  compliance: ({ profiles }, { data = [] }) => ({
    prompt: 'What does the project answer to? It chooses the checklists',
    many: true,
    typed: false,
    choices: profiles.map(({ id, title }) => ({
      value: id,
      label: title,
      description: id,
      picked:
        id === 'owasp-top10-2025' ||
        (id === 'hipaa-164.312' && data.includes('phi')) ||
        (id === 'pci-dss-4.0.1' && data.includes('pci')),
    })),
  }),
  entryPoints: (facts) => ({
    prompt: 'Where does data of others come in? Untick what is none',
    many: true,
    typed: false,
    choices: proposedPlaces(facts).map((place) => ({
      value: placeValue(place),
      label: place.glob,
      description: place.count === 1 ? '1 place' : `${place.count} places`,
      detail: place.words,
      group: place.kind,
      picked: true,
    })),
  }),
};
