import { URI } from 'vscode-uri';

/** One spelling for a URI, to compare by: clients differ in what they encode. Unreadable ones stay as they are. */
export function uriKey(uri: string): string {
  try {
    return URI.parse(uri).toString();
  } catch {
    return uri;
  }
}

/** The path on disk of a `file:` URI; `undefined` for every other scheme. */
export function fileOf(uri: string): string | undefined {
  const parsed = URI.parse(uri);
  return parsed.scheme === 'file' ? parsed.fsPath : undefined;
}

/**
 * The path of `uri` below the folder `root`, with forward slashes; `undefined` when it is not below it, '' for the
 * folder itself.
 */
export function pathBelow(root: string, uri: string): string | undefined {
  const folder = URI.parse(root);
  const file = URI.parse(uri);
  if (folder.scheme !== file.scheme || folder.authority !== file.authority) return undefined;
  const base = folder.path.replace(/\/+$/, '');
  if (file.path.replace(/\/+$/, '') === base) return '';
  return file.path.startsWith(`${base}/`) ? file.path.slice(base.length + 1) : undefined;
}

/** The URI of a folder-relative path. */
export function uriBelow(root: string, path: string): string {
  const folder = URI.parse(root);
  return folder.with({ path: `${folder.path.replace(/\/+$/, '')}/${path}` }).toString();
}
