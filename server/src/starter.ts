import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { CancellationToken } from 'vscode-languageserver/node';
import { languageOfPath, profiles } from '../../engine/src/index';
import {
  type Answers,
  nextQuestion,
  type StarterFacts,
  sensitiveNames,
  starterNotes,
} from '../../engine/src/threats/index';
import { findFiles, readSource } from '../../host/src/index';
import type { NotesInterviewStep } from '../../protocol/src/index';
import { breathe } from './log';
import type { Project } from './project';
import { notesPath } from './projectFiles';
import type { Services } from './services';

/** A starter needs examples, not everything: this many files are read, and this many names are proposed. */
const maximumFiles = 400;
const maximumNames = 30;

/** Leads the interview that the first notes of a folder are made from. */
export class Starter {
  /** What folders showed when their interview began. */
  private readonly facts = new WeakMap<Project, StarterFacts>();

  constructor(private readonly services: Services) {}

  /** The next question after `answers`, or the text; `null` for a folder that is not on disk. */
  async step(
    project: Project,
    answers: Answers | undefined,
    token: CancellationToken,
  ): Promise<NotesInterviewStep | null> {
    if (project.root === undefined || !areAnswers(answers)) return null;
    let facts = this.facts.get(project);
    // The first question is asked of the folder as it is now.
    if (!facts || Object.keys(answers).length === 0) {
      facts = await this.look(project, project.root, token);
      this.facts.set(project, facts);
    }
    const uri = project.uriOf(notesPath);
    const question = nextQuestion(facts, answers);
    return question ? { uri, question } : { uri, text: starterNotes(facts, answers) };
  }

  /** What a quick look at the files of a folder shows. */
  private async look(project: Project, root: string, token: CancellationToken): Promise<StarterFacts> {
    const { files } = await findFiles({ root, exclude: await this.services.settings.excludes(project) });
    const languages = files.flatMap((file) => languageOfPath(file) ?? []);
    const names = new Map<string, StarterFacts['names'][number]>();
    const found: string[] = [];
    for (const file of files.slice(0, maximumFiles)) {
      await breathe(token);
      const source = readSource(path.join(root, file));
      if ('skipped' in source) continue;
      for (const each of sensitiveNames(source.text)) {
        names.set(each.name, each);
        found.push(each.name);
      }
    }
    return {
      name: await nameOf(root),
      entryPoints: await this.services.entryPoints.of(project, token),
      names: mostUsed(found)
        .slice(0, maximumNames)
        .map((name) => names.get(name)!),
      languages: mostUsed(languages),
      profiles: [...profiles, ...project.checklists.catalogues.own],
    };
  }
}

/** What comes in over the connection may be anything. */
function areAnswers(answers: Answers | undefined): answers is Answers {
  return (
    typeof answers === 'object' &&
    answers !== null &&
    Object.values(answers).every(
      (values) => Array.isArray(values) && values.every((value) => typeof value === 'string'),
    )
  );
}

async function nameOf(root: string): Promise<string> {
  try {
    const { name } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as {
      name?: unknown;
    };
    if (typeof name === 'string' && name !== '') return name;
  } catch {
    // No package, or not one in JSON: the folder's name says it as well.
  }
  return path.basename(root);
}

/** Each text once, the most frequent first. */
function mostUsed(texts: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).map(([text]) => text);
}
