const byExtension: Record<string, string> = {
  js: 'javascript',
  mjs: 'javascript',
  cjs: 'javascript',
  jsx: 'javascriptreact',
  ts: 'typescript',
  mts: 'typescript',
  cts: 'typescript',
  tsx: 'typescriptreact',
  py: 'python',
  pyi: 'python',
};

/** VS Code's language id for a path by its extension; undefined when the engine has no language for it. */
export function languageOfPath(path: string): string | undefined {
  const dot = path.lastIndexOf('.');
  return dot < 0 ? undefined : byExtension[path.slice(dot + 1).toLowerCase()];
}

/** The language ids that the engine analyzes. */
export const languageIds: readonly string[] = [...new Set(Object.values(byExtension))];
