// What the browser workbench is made of. All of it comes from the npm registry, because the place that VS Code itself
// is downloaded from is often out of reach (a closed CI, a container).

/** code-server 4.108.2 is VS Code 1.108.2. */
export const codeServer = '4.108.2';

/** code-server 4.108 refuses every major version of Node but 22. */
export const node = '22.23.3';

/** The newest 22 in the package for Apple silicon, which has a name of its own. */
export const nodeDarwinArm64 = '22.23.2';

/** Stands in for `@vscode/watcher`, which code-server asks a Git host for; it is a fork of this package. */
export const watcher = '2.5.1';

/** Go to File and searches run this; code-server's own version of it comes from a Git host, newer ones from the registry. */
export const ripgrep = '1.18.0';

/** The version that code-server's own lock file names for its built-in TypeScript features. */
export const typescript = '5.9.3';
