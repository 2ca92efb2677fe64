import type { Place } from './model';

/** Where the files of a commit are on the web. */
export interface WebFiles {
  /** The address of the folder that paths are relative to, with a slash at its end. */
  folder: string;
  /** What stands before a line: `#L12` and `#lines-12`. */
  line: '#L' | '#lines-';
}

/** How the address of a remote is written: `https://host/owner/name`, `ssh://git@host/owner/name`, `git@host:owner/name`. */
const remotes = [
  /^https?:\/\/(?:[^@/]*@)?([\w.-]+(?::\d+)?)\/([\w./~-]+?)(?:\.git)?\/?$/,
  /^ssh:\/\/(?:[^@/]*@)?([\w.-]+)(?::\d+)?\/([\w./~-]+?)(?:\.git)?\/?$/,
  /^(?:[\w.-]+@)?([\w.-]+):([\w./~-]+?)(?:\.git)?\/?$/,
];

/**
 * Where the files of a commit are on the web, for the hosts whose addresses are known: GitHub, GitLab, Bitbucket. `remote` is
 * what Git has as the address of the repository; `prefix` the path of our folder in it, with a slash at its end, or empty.
 */
export function webFiles(remote: string, commit: string, prefix = ''): WebFiles | undefined {
  for (const written of remotes) {
    const [, host, name] = written.exec(remote.trim()) ?? [];
    if (host === undefined) continue;
    const tree = (middle: string) => `https://${host}/${name}/${middle}/${commit}/${encoded(prefix)}`;
    if (host.includes('github')) return { folder: tree('blob'), line: '#L' };
    if (host.includes('gitlab')) return { folder: tree('-/blob'), line: '#L' };
    if (host === 'bitbucket.org') return { folder: tree('src'), line: '#lines-' };
    return undefined;
  }
  return undefined;
}

/** The address of a place on the web. It holds nothing that ends a link of Markdown. */
export function webAddress({ folder, line }: WebFiles, { path, range }: Place): string {
  return `${folder}${encoded(path)}${line}${range.start.line + 1}`;
}

function encoded(path: string): string {
  return path
    .split('/')
    .map((part) =>
      encodeURIComponent(part).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`),
    )
    .join('/');
}
