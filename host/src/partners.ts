import {
  type DocumentSummary,
  type Linker,
  type PathAlias,
  type ProgramFlow,
  type ProgramFlows,
  WorkspaceProgram,
} from '../../engine/src/index';

/** Where files on the way of a flow come from. */
export interface PartnerFiles {
  textOf(path: string): string | undefined;
  summaryOf(path: string): DocumentSummary | undefined;
}

/**
 * Knows the flows that end in one text, as its whole program gave them. What flows there would be if the text were
 * another one, as after a fix, is found in a small program: the text, and the files that its flows pass.
 */
export class FlowPartners implements Linker {
  private own: DocumentSummary | undefined;
  private program: WorkspaceProgram | undefined;

  constructor(
    private readonly flows: readonly ProgramFlow[],
    private readonly aliases: readonly PathAlias[],
    private readonly files: PartnerFiles,
  ) {}

  /** The flows of the whole program. */
  get known(): ProgramFlows {
    return { flows: this.flows, textOf: (path) => this.files.textOf(path) };
  }

  flowsInto(summary: DocumentSummary): ProgramFlows {
    const { textOf } = this.known;
    // The first to ask is the text that the flows are about.
    this.own ??= summary;
    if (summary === this.own) return this.known;
    this.program ??= this.putTogether(summary.path);
    return { flows: this.program.flowsWith(summary), textOf };
  }

  private putTogether(own: string): WorkspaceProgram {
    const program = new WorkspaceProgram(this.aliases);
    const paths = this.flows.flatMap((flow) =>
      flow.paths.flatMap(({ steps }) => steps.map(({ path }) => path)),
    );
    for (const path of new Set(paths)) {
      const summary = path === own ? undefined : this.files.summaryOf(path);
      if (summary) program.set(summary);
    }
    return program;
  }
}
