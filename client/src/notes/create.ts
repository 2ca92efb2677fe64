import { Uri, workspace } from 'vscode';
import {
  type NotesInterviewParams,
  type NotesInterviewStep,
  notesInterview,
} from '../../../protocol/src/index';
import type { Server } from '../server';
import { ask, back } from './ask';

/**
 * Asks what the first threat notes of a folder are made from, and writes them. Gives their place, also where there were some
 * already; `undefined` when the user left or the server has no answer: then nothing is written.
 */
export async function createNotes(server: Server, folder: string): Promise<Uri | undefined> {
  /** What was chosen once, so that a step back shows it. */
  const chosen: Record<string, string[]> = {};
  const answered: string[] = [];
  for (;;) {
    const answers = Object.fromEntries(answered.map((id) => [id, chosen[id]]));
    const params: NotesInterviewParams = { folder, answers };
    const step = await server.request<NotesInterviewStep | null>(notesInterview, params);
    if (!step) return undefined;
    const uri = Uri.parse(step.uri);
    if (answered.length === 0 && (await exists(uri))) return uri;
    const { question, text } = step;
    if (text !== undefined) await workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    if (!question) return uri;
    const answer = await ask('Create Threat Notes', question, chosen[question.id]);
    if (answer === undefined) return undefined;
    if (answer === back) answered.pop();
    else {
      chosen[question.id] = answer;
      answered.push(question.id);
    }
  }
}

async function exists(uri: Uri): Promise<boolean> {
  return workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}
