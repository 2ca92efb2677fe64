import { CancellationTokenSource, ResponseError } from 'vscode-languageserver/node';
import { ImportedError } from '../../engine/src/imports/index';
import { importLog } from '../../host/src/index';
import {
  type AcceptRiskParams,
  acceptRiskEdit,
  analyzeDocument,
  checklist,
  type DocumentParams,
  type ExportThreatNotesParams,
  entryPoints,
  exportThreatNotes,
  type FixArgument,
  type FolderParams,
  fixEdit,
  type ImportFindingsParams,
  type ImportThreatModelParams,
  importFindings,
  importThreatModel,
  type NotesInterviewParams,
  notesInterview,
  type RulePageParams,
  type RunRuleTestsParams,
  rulePage,
  ruleTests,
  runRuleTests,
  type ScanWorkspaceParams,
  type ScanWorkspaceResult,
  type SetChecklistEvidenceParams,
  type SetChecklistItemParams,
  type SuppressionEditParams,
  scanWorkspace,
  setChecklistEvidence,
  setChecklistItem,
  suppressionEdit,
  threatNotes,
} from '../../protocol/src/index';
import { acceptRiskEdit as acceptRiskEditOf } from './acceptance';
import { exported, withModel } from './exchange';
import { fixEditOf } from './fixEdit';
import { scanProgress } from './folderEvents';
import { guarded } from './log';
import { threatNotesItems } from './notesView';
import type { OwnFiles } from './ownFiles';
import type { Project } from './project';
import { rulePageOf } from './rulePage';
import type { Services } from './services';
import { Starter } from './starter';
import { suppressionEditOf } from './suppression';
import { fileOf } from './uris';

/** Answers the requests of protocol/. */
export function registerOwnRequests(services: Services, own: OwnFiles): void {
  const { connection, log, documents, projects, presenter, host, clock, checklists } = services;
  const starter = new Starter(services);

  connection.onRequest(
    analyzeDocument,
    guarded(log, 'Analyzing a document', null, async ({ uri }: DocumentParams, token) => {
      await services.ready;
      const document = documents.get(uri);
      if (!document) return null;
      await services.analyst.analyze(document, projects.of(uri), token);
      await presenter.open(document, token);
      services.refresh();
      return null;
    }),
  );
  const noScan: ScanWorkspaceResult = { files: 0, findings: 0, skipped: [], cancelled: false };
  connection.onRequest(
    scanWorkspace,
    guarded(log, 'Scanning the workspace', noScan, async (params: ScanWorkspaceParams | null, token) => {
      await services.ready;
      const given = params?.workDoneToken;
      if (given !== undefined)
        return services.scans.run(projects.folders, connection.window.attachWorkDoneProgress(given), token);
      const progress = await scanProgress(connection, services.abilities.progress);
      const either = new CancellationTokenSource();
      token.onCancellationRequested(() => either.cancel());
      progress.token.onCancellationRequested(() => either.cancel());
      return services.scans.run(projects.folders, progress, either.token);
    }),
  );
  connection.onRequest(importFindings, async ({ folder, uri }: ImportFindingsParams) => {
    await services.ready;
    const project = projects.get(folder);
    const log = fileOf(uri);
    try {
      if (project?.root === undefined || log === undefined)
        throw new ImportedError('The log and the folder must be on disk.');
      const results = await importLog(project.root, log, clock.today());
      for (const { path } of results) await own.changed(project, path, true);
      return results;
    } catch (error) {
      // What is wrong with the user's file is told to the user.
      throw new ResponseError(-32803, error instanceof Error ? error.message : String(error));
    }
  });
  connection.onRequest(
    rulePage,
    guarded(log, 'The page of a rule', null, async ({ ruleId }: RulePageParams) => {
      await services.ready;
      return rulePageOf(ruleId, projects.all, host);
    }),
  );
  connection.onRequest(
    ruleTests,
    guarded(log, 'Finding the tests of rules', [], async () => {
      await services.ready;
      return services.ruleTests.files();
    }),
  );
  connection.onRequest(
    runRuleTests,
    guarded(log, 'Testing rules', null, async (params: RunRuleTestsParams, token) => {
      await services.ready;
      return services.ruleTests.run(params, token);
    }),
  );
  connection.onRequest(
    suppressionEdit,
    guarded(log, 'Suppressing a finding', null, async (params: SuppressionEditParams, token) => {
      await services.ready;
      const document = documents.get(params.uri);
      if (!document) return null;
      const project = projects.of(params.uri);
      return suppressionEditOf(params, document, project, presenter, host, clock, token);
    }),
  );
  connection.onRequest(
    acceptRiskEdit,
    guarded(log, 'Accepting a risk', null, async (params: AcceptRiskParams, token) => {
      await services.ready;
      return acceptRiskEditOf(params, projects.of(params.uri), services, token);
    }),
  );
  connection.onRequest(
    fixEdit,
    guarded(log, 'A fix', null, async (params: FixArgument, token) => {
      await services.ready;
      const document = documents.get(params.uri);
      return document ? fixEditOf(params, document, presenter, services.fixer, token) : null;
    }),
  );
  connection.onRequest(
    threatNotes,
    guarded(log, 'The threat notes', [], async () => {
      await services.ready;
      const all = projects.folders.map((project) => threatNotesItems(project, services));
      return (await Promise.all(all)).flat();
    }),
  );
  connection.onRequest(
    notesInterview,
    guarded(log, 'The interview for threat notes', null, async (params: NotesInterviewParams, token) => {
      await services.ready;
      const project = folderOf(params.folder);
      return project ? starter.step(project, params.answers, token) : null;
    }),
  );
  connection.onRequest(importThreatModel, async (params: ImportThreatModelParams) => {
    await services.ready;
    return withModel(params, folderOf(params.folder));
  });
  connection.onRequest(exportThreatNotes, async (params: ExportThreatNotesParams) => {
    await services.ready;
    return exported(params, projects.of(params.uri));
  });
  connection.onRequest(
    entryPoints,
    guarded(log, 'The entry points', [], async ({ folder }: FolderParams, token) => {
      await services.ready;
      const project = folderOf(folder);
      return project ? services.entryPoints.items(project, token) : [];
    }),
  );
  connection.onRequest(
    checklist,
    guarded(log, 'The checklist', null, async ({ folder }: FolderParams) => {
      await services.ready;
      const project = folderOf(folder);
      return project ? checklists.of(project) : null;
    }),
  );
  connection.onRequest(
    setChecklistItem,
    guarded(log, 'Changing the checklist', null, async (params: SetChecklistItemParams) => {
      await services.ready;
      const project = folderOf(params.folder);
      if (!project) return null;
      const commit = await services.reviews.commitInView(project, params.review);
      const after = await checklists.set(project, params, commit);
      services.projectChanged();
      return after;
    }),
  );
  connection.onRequest(
    setChecklistEvidence,
    guarded(
      log,
      'Changing the evidence of the checklist',
      null,
      async (params: SetChecklistEvidenceParams) => {
        await services.ready;
        const project = folderOf(params.folder);
        if (!project) return null;
        const after = await checklists.setEvidence(project, params);
        services.projectChanged();
        return after;
      },
    ),
  );

  function folderOf(uri: string): Project | undefined {
    return projects.get(uri);
  }
}
