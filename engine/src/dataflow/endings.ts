import type { DocumentFacts } from '../rules/document-facts';
import { Kind } from '../syntax/kinds';
import type { Node } from '../syntax/tree';
import { accessPath } from './paths';

/** Functions that end the program or the request, by full path: what stands behind their call is never run. */
const endings = new Set([
  // Python: https://docs.python.org/3/library/sys.html#sys.exit and os.html#os._exit
  'sys.exit',
  'os._exit',
  'os.abort',
  // Answers that are thrown: the view ends where they are called.
  'flask.abort',
  'flask.helpers.abort',
  'quart.abort',
  'sanic.exceptions.abort',
  'werkzeug.exceptions.abort',
  'bottle.abort',
  'flask_restful.abort',
  'flask_restx.abort',
  'flask_smorest.abort',
  // JavaScript: https://nodejs.org/api/process.html#processexitcode
  'process.exit',
  'process.abort',
  'Deno.exit',
  'next.navigation.notFound',
  'next.navigation.redirect',
  'next.navigation.permanentRedirect',
]);
/** Paths that need no import. */
const globals = new Set(['process.exit', 'process.abort', 'Deno.exit']);

/** True when a call of this function does not return; names are read through the imports of the file. */
export function neverReturns(facts: DocumentFacts, callee: Node): boolean {
  if (callee < 0) return false;
  const path = facts.imports.qualified(callee);
  if (path !== undefined) return endings.has(path);
  if (facts.tree.kind[callee] === Kind.Name) return facts.constants.isBuiltInExit(callee);
  return globals.has(accessPath(facts.tree, callee) ?? '');
}
