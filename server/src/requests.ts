import { type DocumentDiagnosticReport, DocumentDiagnosticReportKind } from 'vscode-languageserver/node';
import { codeActions } from './codeActions';
import { threatLenses } from './codeLenses';
import { resultIdOf } from './diagnostics';
import { hoverFindings } from './hover';
import { guarded } from './log';
import { entryHover, problemActions } from './notesLanguage';
import type { Services } from './services';
import { commentCompletion, yamlCompletion, yamlHover } from './yamlLanguage';

const nothing: DocumentDiagnosticReport = { kind: DocumentDiagnosticReportKind.Full, items: [] };

/** Answers what every editor asks: diagnostics, code actions, hover and completion. */
export function registerRequests(services: Services): void {
  const { connection, log, documents, projects, presenter, fixer, abilities } = services;

  connection.languages.diagnostics.on(
    guarded(log, 'Diagnostics', nothing, async ({ textDocument, previousResultId }, token) => {
      await services.ready;
      const document = documents.get(textDocument.uri);
      // What is known about closed files is published.
      if (!document) return nothing;
      const items = await presenter.diagnostics(document, token);
      const resultId = resultIdOf(items);
      if (resultId === previousResultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
      return { kind: DocumentDiagnosticReportKind.Full, resultId, items };
    }),
  );
  connection.onCodeAction(
    guarded(log, 'Code actions', [], async (params, token) => {
      await services.ready;
      const document = documents.get(params.textDocument.uri);
      if (!document) return [];
      const project = projects.of(document.uri);
      const own = problemActions(params, document, await presenter.problems(document, token), abilities);
      if (!project.languageOf(document)) return own;
      return [...own, ...(await codeActions(params, document, presenter, fixer, abilities, token))];
    }),
  );
  connection.onHover(
    guarded(log, 'Hover', null, async ({ textDocument, position }, token) => {
      await services.ready;
      const document = documents.get(textDocument.uri);
      if (!document) return null;
      const project = projects.of(document.uri);
      const story = await entryHover(services, document, position);
      if (story) return story;
      const own = yamlHover(document, position, project);
      if (own !== undefined) return own;
      return hoverFindings(document, position, project, presenter, fixer, abilities, token);
    }),
  );
  connection.onCodeLens(
    guarded(log, 'Code lenses', [], async ({ textDocument }, token) => {
      await services.ready;
      const document = documents.get(textDocument.uri);
      return document ? threatLenses(document, projects.of(document.uri), services, token) : [];
    }),
  );
  connection.onCompletion(
    guarded(log, 'Completion', [], async ({ textDocument, position }) => {
      await services.ready;
      const document = documents.get(textDocument.uri);
      if (!document) return [];
      const project = projects.of(document.uri);
      const inComment = commentCompletion(document, position, project);
      return inComment.length > 0 ? inComment : yamlCompletion(document, position, project);
    }),
  );
}
