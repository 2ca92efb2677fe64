import {
  type AnalysisSettings,
  type DocumentSummary,
  type Engine,
  type Linker,
  languageOfPath,
  type ProgramFlow,
  WorkspaceProgram,
} from '../../engine/src/index';
import { FlowPartners, readSource } from '../../host/src/index';
import type { Documents } from './documents';
import type { ProgramSurroundings } from './programSurroundings';
import type { Project } from './project';
import { ProjectProgram, sureOf } from './projectProgram';
import { fileOf } from './uris';

/** The programs of the projects, each made when a text of it is first analyzed. */
export class Programs {
  private readonly byProject = new Map<Project, ProjectProgram>();

  constructor(private readonly surroundings: ProgramSurroundings) {}

  of(project: Project): ProjectProgram {
    let program = this.byProject.get(project);
    if (!program) {
      program = new ProjectProgram(project, this.surroundings);
      this.byProject.set(project, program);
    }
    return program;
  }

  remove(project: Project): void {
    this.byProject.get(project)?.dispose();
    this.byProject.delete(project);
  }

  /** The flows within a text, for as long as the program of the project does not know enough. */
  flowsWithin(summary: DocumentSummary): readonly ProgramFlow[] {
    const alone = new WorkspaceProgram();
    alone.set(summary);
    return sureOf(alone.flowsInto(summary.path));
  }

  /** What the analysis of an open text asks about the flows that end in it, and a fix about those that would. */
  linker(
    flows: readonly ProgramFlow[],
    project: Project,
    engine: Engine,
    settings: AnalysisSettings,
  ): Linker {
    const { documents } = this.surroundings;
    const textOf = (path: string) => textAt(path, project, documents);
    const summaryOf = (path: string): DocumentSummary | undefined => {
      const text = textOf(path);
      const language = languageOfPath(path);
      if (text === undefined || language === undefined) return undefined;
      const document = engine.open(path, language, text);
      try {
        return engine.summarize(document, settings);
      } finally {
        document.close();
      }
    };
    return new FlowPartners(flows, this.of(project).aliases, { textOf, summaryOf });
  }
}

/** The text in the editor where a file is open, else that on disk. */
function textAt(path: string, project: Project, documents: Documents): string | undefined {
  const uri = project.uriOf(path);
  const open = documents.get(uri);
  if (open) return open.text.getText();
  const source = readSource(fileOf(uri) ?? path);
  return 'text' in source ? source.text : undefined;
}
