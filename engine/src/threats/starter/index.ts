export type { StarterFacts } from './facts';
export { type Answers, type Choice, nextQuestion, type Question, type QuestionId } from './interview';
export { sensitiveNames } from './names';
export { starterNotes } from './text';
