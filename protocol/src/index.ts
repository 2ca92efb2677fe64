/**
 * What client and server say to each other beyond standard LSP. Plain data only; positions are zero-based UTF-16 as in
 * LSP; URIs are strings. The server converts engine findings to these shapes; the client converts them to VS Code's.
 */

export interface Position {
  line: number;
  character: number;
}

export interface Range {
  start: Position;
  end: Position;
}

export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** The settings under `wardscribe.`, as the client sends them for a folder. */
export interface Settings {
  run: 'onType' | 'onSave' | 'manual';
  minimumSeverity: Severity;
  minimumConfidence: 'high' | 'medium' | 'low';
  /** Rule id → `off` or another severity. */
  rules: Record<string, 'off' | Severity>;
  owaspEdition: '2025' | '2021';
  /** Globs, workspace-relative, on top of .gitignore and files.exclude. */
  exclude: string[];
  workspaceScan: 'off' | 'onOpen' | 'manual';
  codeLens: boolean;
}

/** `initializationOptions` of the server. */
export interface InitializationOptions {
  /** Absolute path of the folder that holds grammars, rules and catalogues. */
  assetsPath: string;
  /** False where the workspace is not trusted: nothing changes in the analysis, writing stays with the user. */
  trusted: boolean;
  /**
   * VS Code's language ids that the server is not told of by itself. It asks for their documents while a rule of the
   * team looks at any text.
   */
  otherLanguages?: string[];
}

/** One step of a data flow, source first. */
export interface FlowStep {
  uri: string;
  range: Range;
  text: string;
  note: string;
}

export interface NoteRef {
  id: string;
  title: string;
}

/** A finding as views show it. */
export interface FindingItem {
  uri: string;
  range: Range;
  ruleId: string;
  ruleTitle: string;
  /** The tool that found it, where it was not Wardscribe. */
  tool?: string;
  message: string;
  severity: Severity;
  confidence: 'high' | 'medium' | 'low';
  cwe: string[];
  /** Categories of the chosen edition with their names: `A05:2025 Injection`. */
  owasp: string[];
  threats: NoteRef[];
  /** What compliance profiles require, one line for each checklist: `OWASP ASVS 5.0, level 1: 1.2.4, 1.2.5`. */
  requirements?: string[];
  /** The shortest way of the data; empty for a finding about one place. */
  flow: FlowStep[];
  /** Ways from other sources, at most three. */
  otherFlows: FlowStep[][];
  /** Set where there may be more ways than were searched. */
  isPartial?: true;
  fingerprint: string;
  fixable: boolean;
}

/** Server → client, notification: all findings of one document, replacing what was said before. */
export const findingsChanged = 'wardscribe/findingsChanged';
export interface FindingsChanged {
  uri: string;
  findings: FindingItem[];
}

/** Server → client, notification: what the server is doing and what it knows. */
export const statusChanged = 'wardscribe/statusChanged';
export interface StatusChanged {
  state: 'idle' | 'analyzing' | 'scanning';
  /** Milliseconds since 1970 of the last finished workspace scan. */
  lastScan?: number;
  /** Duration of the last document analysis in milliseconds. */
  lastAnalysisMs?: number;
  /** How many findings have another weight since threat notes were saved; told until the next analysis. */
  changedByNotes?: number;
  /** Problems of rules and notes worth telling: one line each. */
  problems: string[];
}

/** Client → server, request: analyze every file of the workspace. Progress and cancel by LSP work-done progress. */
export const scanWorkspace = 'wardscribe/scanWorkspace';
export interface ScanWorkspaceParams {
  workDoneToken?: string | number;
}
export interface ScanWorkspaceResult {
  files: number;
  findings: number;
  /** Files that were left out, with the reason: too large, binary, unreadable. */
  skipped: { path: string; reason: string }[];
  cancelled: boolean;
}

/** Client → server, request: analyze one document now, whatever `run` says. */
export const analyzeDocument = 'wardscribe/analyzeDocument';
export interface DocumentParams {
  uri: string;
}

/** Client → server, request: the page of a rule, `null` when there is no such rule. */
export const rulePage = 'wardscribe/rulePage';
export interface RulePageParams {
  ruleId: string;
}
export interface RulePage {
  ruleId: string;
  title: string;
  severity: Severity;
  cwe: string[];
  owasp: string[];
  /** Markdown without raw HTML. */
  markdown: string;
}

/** Client → server, request: the edit that suppresses a finding with a reason; `null` when the finding is gone. */
export const suppressionEdit = 'wardscribe/suppressionEdit';
export interface SuppressionEditParams {
  uri: string;
  fingerprint: string;
  reason: string;
}
export interface UriTextEdits {
  uri: string;
  /** The document version the edits were made for. */
  version: number | null;
  edits: { range: Range; newText: string }[];
}

/**
 * Client → server, request: the edit that accepts the risk of a finding in the nearest threat notes; `null` when the finding
 * is gone. Rejects with a message for the user where the notes cannot take it.
 */
export const acceptRiskEdit = 'wardscribe/acceptRiskEdit';
export interface AcceptRiskParams extends FindingArgument {
  reason: string;
  owner?: string;
  /** The last day, YYYY-MM-DD. */
  expires: string;
  /** True for all findings of the rule in the file. */
  wholeFile: boolean;
}
/** Offsets are UTF-16 offsets of the file of notes as it is now; it has to be made where it does not exist. */
export interface AcceptRiskEdit {
  /** The id of the accepted risk. */
  id: string;
  uri: string;
  exists: boolean;
  start: number;
  end: number;
  text: string;
}

/** Client → server, request: the edit of one fix of a finding, as the text is now; `null` when it is gone. */
export const fixEdit = 'wardscribe/fixEdit';
export interface FixArgument extends FindingArgument {
  /** Place among the finding's fixes, best first, from 0. */
  index: number;
}
export interface FixEdit extends UriTextEdits {
  /** Present when the user looks at the change before it is made: its heading, and what is to do. */
  review?: { label: string; description: string };
}

/** Client → server, request: the threat notes of every folder, for the view; nested folders have their own. */
export const threatNotes = 'wardscribe/threatNotes';
export interface ThreatNotesItem {
  /** The URI of the folder that the notes speak of. */
  folder: string;
  /** The URI of the first file, whether it exists or not. */
  uri: string;
  exists: boolean;
  /** True when the file on disk is broken and the last good one is in force. */
  stale: boolean;
  project?: { name?: string; risk?: string };
  threats: ThreatItem[];
  assets: NoteEntry[];
  entryPoints: NoteEntry[];
  controls: ControlItem[];
  accepted: AcceptedItem[];
  /** Where data comes into the code and no entry point of the notes covers it. */
  uncovered: EntryPointItem[];
}
export interface NoteEntry {
  id: string;
  title: string;
  detail: string;
  /** The file that it stands in. */
  uri: string;
  range: Range;
}
export interface ThreatItem extends NoteEntry {
  status: string;
  severity: Severity;
  /** Ids of the entries that it names. */
  assets: string[];
  entryPoints: string[];
  controls: string[];
  /** The day (YYYY-MM-DD) of a change in its scope after its last review: it wants another one. */
  changed?: string;
  /** Findings that touch the threat. */
  findings: FindingItem[];
}
/** A control with the places in the code where it holds and where it is missing, as far as it was looked for. */
export interface ControlItem extends NoteEntry {
  met: CodePlace[];
  missing: CodePlace[];
}
/** A function or another place of the code. */
export interface CodePlace {
  uri: string;
  range: Range;
  /** Empty where it has no name. */
  name: string;
}
export interface AcceptedItem extends NoteEntry {
  expires?: string;
  expired: boolean;
}

/**
 * Client → server, request: the next question of the interview that threat notes of a folder are made from, or, when all are
 * answered, the text of the notes.
 */
export const notesInterview = 'wardscribe/notesInterview';
export interface FolderParams {
  folder: string;
}
export interface NotesInterviewParams extends FolderParams {
  /** What was chosen, by question: values of choices, or texts that were typed. */
  answers: Record<string, string[]>;
}
export interface NotesInterviewStep {
  /** Where the notes stand, or will. */
  uri: string;
  question?: InterviewQuestion;
  /** Where nothing is left to ask. */
  text?: string;
}
export interface InterviewQuestion {
  id: string;
  prompt: string;
  /** True where any number of choices is an answer, also none. */
  many: boolean;
  /** True where texts count that are no choice. */
  typed: boolean;
  choices: InterviewChoice[];
  /** Which question it is, from 1, and of how many at most. */
  step: number;
  steps: number;
}
export interface InterviewChoice {
  value: string;
  label: string;
  description?: string;
  detail?: string;
  /** The heading that it stands below. */
  group?: string;
  /** True for a proposal. */
  picked?: boolean;
}

/**
 * Client → server, request: the threat notes of a folder with another tool's model merged into them; nothing is written. An
 * error's message is for the user.
 */
export const importThreatModel = 'wardscribe/importThreatModel';
export interface ImportThreatModelParams extends FolderParams {
  /** The model and the name of its file. */
  text: string;
  name: string;
}
export interface ImportThreatModelResult {
  /** The notes, which may have to be made, and their text after. */
  uri: string;
  text: string;
  /** One line, and a Markdown document. */
  summary: string;
  report: string;
}

/** Client → server, request: threat notes in another form. An error's message is for the user. */
export const exportThreatNotes = 'wardscribe/exportThreatNotes';
export interface ExportThreatNotesParams {
  /** The notes' first file. */
  uri: string;
  format: 'markdown' | 'threat-dragon';
}
export interface ExportThreatNotesResult {
  text: string;
}

/** Client → server, request: where data of others comes into the program of a folder, an `EntryPointItem[]` by place. */
export const entryPoints = 'wardscribe/entryPoints';
export interface EntryPointItem {
  uri: string;
  /** The smallest place that names it: a call up to its path, or a function's name. */
  range: Range;
  kind: 'http' | 'graphql' | 'rpc' | 'queue' | 'websocket' | 'cli' | 'function' | 'schedule' | 'ui';
  /** `GET`; absent where any method comes in, or where there are none. */
  method?: string;
  /** As it is written, with the prefixes that stand in the same file: `/patients/:id`. */
  route?: string;
  /** `PatientController.show`, or `GET /patients/:id` where the handler has no name. */
  name: string;
  /** What runs before, by name, outermost first. */
  guards: string[];
}

/** Client → server, request: the checklists of a folder with their state and evidence, a `Checklist[]`. */
export const checklist = 'wardscribe/checklist';
export interface Checklist {
  folder: string;
  /** The id of the catalogue: `owasp-top10-2025`. */
  catalogue: string;
  title: string;
  categories: ChecklistCategory[];
}
export interface ChecklistCategory {
  id: string;
  title: string;
  items: ChecklistItem[];
}
export type ChecklistState = 'open' | 'done' | 'not-applicable';
export interface ChecklistItem {
  /** With the catalogue in front: `owasp-top10-2025/A01.1`. */
  id: string;
  /** What the catalogue says about its place: `1.2.4 · Injection Prevention · level 1`. */
  reference: string;
  title: string;
  detail: string;
  state: ChecklistState;
  reason?: string;
  note?: string;
  by?: string;
  /** YYYY-MM-DD. */
  on?: string;
  /** Who looks after the item. */
  owner?: string;
  /** Findings that speak against the item. */
  against: FindingItem[];
  /** Places in the code that people named as evidence. */
  evidence: ChecklistEvidence[];
  /** What the evidence makes of the item; left out where it is too thin. The person decides. */
  proposed?: ChecklistState;
  /** Short words, as in `control C-1 is met in 3 places`. */
  speaksFor: string[];
  speaksAgainst: string[];
}
export interface ChecklistEvidence {
  /** Names it among the evidence of its item. */
  id: string;
  uri: string;
  /** Where the code is now; where it was when it is gone. */
  range: Range;
  /** The path below the folder, with forward slashes. */
  path: string;
  /** The first line of the code when it was named. */
  quote: string;
  /** What happened to the code since. */
  state: 'same' | 'changed' | 'gone';
}

/**
 * Client → server, request: change one item; the server writes `.wardscribe/checklist.yaml` atomically and answers with
 * the item's `Checklist` after.
 */
export const setChecklistItem = 'wardscribe/setChecklistItem';
export interface SetChecklistItemParams {
  folder: string;
  itemId: string;
  state: ChecklistState;
  reason?: string;
  note?: string;
  /** Empty: nobody. Who decided, and when, stays where nothing but the owner or the note changes. */
  owner?: string;
  by?: string;
  /** The id of the review that is open: the item is decided for the code that it looks at. */
  review?: string;
}

/**
 * Client → server, request: merge a SARIF log into `.wardscribe/imports/` of a folder; one result a tool. An error's message
 * is for the user.
 */
export const importFindings = 'wardscribe/importFindings';
export interface ImportFindingsParams {
  folder: string;
  /** The log's URI, on disk. */
  uri: string;
}
export interface ImportFindingsResult {
  tool: string;
  /** The file that keeps them, below the folder. */
  path: string;
  /** How many are new, are told no more, are told again, and are open now. */
  added: number;
  gone: number;
  back: number;
  open: number;
}

/**
 * Client → server, request: add lines of a document to the evidence of an item, or take some away; answers with the item's
 * `Checklist` after.
 */
export const setChecklistEvidence = 'wardscribe/setChecklistEvidence';
export interface SetChecklistEvidenceParams {
  folder: string;
  itemId: string;
  /** Zero-based lines, `end` included. */
  add?: { uri: string; start: number; end: number };
  /** The id of a `ChecklistEvidence`. */
  remove?: string;
}

/** Server → client, notification: threat notes or checklist changed; views ask again. */
export const projectChanged = 'wardscribe/projectChanged';

/** Commands that the server names in code actions and the client carries out. */
export const commands = {
  suppress: 'wardscribe.suppress',
  acceptRisk: 'wardscribe.acceptRisk',
  showFlow: 'wardscribe.showFlow',
  explainRule: 'wardscribe.explainRule',
  showThreats: 'wardscribe.showThreats',
  applyFix: 'wardscribe.applyFix',
} as const;

/** Argument of the command `showThreats`: threats of the notes that a document is below. */
export interface ThreatsArgument {
  uri: string;
  ids: string[];
}

/** Argument of the commands `suppress`, `acceptRisk` and `showFlow`; that of `applyFix` is a `FixArgument`. */
export interface FindingArgument {
  uri: string;
  fingerprint: string;
  ruleId: string;
}

/** Client → server, request: the rule files of all folders with the targets that test them. */
export const ruleTests = 'wardscribe/ruleTests';
export interface RuleTestFile {
  /** The rule file. */
  uri: string;
  /** Its path below the folder, with forward slashes. */
  path: string;
  /** Its rules, those of refused ones too, with the place of their id. */
  rules: { id: string; range: Range }[];
  /** The targets: URIs with their paths below the folder. */
  targets: { uri: string; path: string }[];
}

/** Client → server, request: run rules of one file on targets of it. `null` when there is no such file. */
export const runRuleTests = 'wardscribe/runRuleTests';
export interface RunRuleTestsParams {
  /** The rule file. */
  uri: string;
  /** URI → text as the editor has it, of files that are not saved. */
  texts: Record<string, string>;
}

/** What one rule said about one target. */
export interface RuleTestResult {
  rule: string;
  /** The URI of the target. */
  target: string;
  passed: boolean;
  /** Zero-based lines that the annotations expect, and that the rule reported. */
  expected: number[];
  reported: number[];
  /** The target after the fixes, where it is not what its `.fixed` file says. */
  fixed?: { expected: string; actual: string };
  /** Why the rule did not run, and where the rule file says so. */
  error?: { message: string; range: Range };
}

export * from './reviewPage';
export * from './reviews';
