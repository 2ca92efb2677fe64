/** Which libraries a manifest names: to say what a change adds. */

/** A library that a manifest names. */
export interface Dependency {
  name: string;
  /** The zero-based line that names it. */
  line: number;
}

interface Manifest {
  /** The name of the file. */
  file: RegExp;
  /** Finds a library by the group `name`. */
  entry: RegExp;
  /** Where the format has parts that name other things: the lines that begin those with libraries, and end them. */
  within?: { from: RegExp; to: RegExp };
}

const quotedLine = /^\s*["'](?<name>[\w@./-]+)["'\s<>=~!^[,]/;
const manifests: readonly Manifest[] = [
  {
    file: /^package\.json$/,
    entry: /^\s*"(?<name>[^"]+)"\s*:\s*"/,
    within: { from: /"\w*[dD]ependencies"\s*:\s*\{/, to: /\}/ },
  },
  {
    file: /^composer\.json$/,
    entry: /^\s*"(?<name>[\w.-]+\/[\w.-]+)"\s*:/,
    within: { from: /"require(?:-dev)?"\s*:\s*\{/, to: /\}/ },
  },
  { file: /^(?:requirements|constraints)[\w.-]*\.(?:txt|in)$/, entry: /^\s*(?<name>[A-Za-z][\w.-]*)/ },
  {
    file: /^pyproject\.toml$/,
    entry: quotedLine,
    within: { from: /^\s*[\w-]*(?:dependencies|requires|dev|test|docs)\s*=\s*\[/, to: /^\s*\]/ },
  },
  {
    file: /^(?:pyproject|Cargo)\.toml$/,
    entry: /^\s*"?(?<name>[A-Za-z][\w.-]*)"?\s*=/,
    within: { from: /^\s*\[[\w.-]*dependencies\]/, to: /^\s*\[/ },
  },
  {
    file: /^Pipfile$/,
    entry: /^\s*"?(?<name>[A-Za-z][\w.-]*)"?\s*=/,
    within: { from: /^\s*\[(?:dev-)?packages\]/, to: /^\s*\[/ },
  },
  { file: /^go\.mod$/, entry: /^\s*(?:require\s+)?(?<name>[\w.-]+\.[\w.-]+\/\S+)\s+v\d/ },
  {
    file: /^pom\.xml$/,
    entry: /<artifactId>\s*(?<name>[^<\s]+)\s*<\/artifactId>/,
    within: { from: /<dependency>/, to: /<\/dependency>/ },
  },
  {
    file: /\.gradle(?:\.kts)?$/,
    entry:
      /^\s*(?:implementation|api|compileOnly|runtimeOnly|annotationProcessor|kapt|test\w+)\s*\(?\s*["'](?<name>[^"':]+:[^"':]+)/,
  },
  {
    file: /^(?:Gemfile|.*\.gemspec)$/,
    entry: /^\s*(?:gem|\w+\.add_\w*dependency)\s*\(?\s*["'](?<name>[^"']+)/,
  },
  {
    file: /\.(?:cs|fs|vb)proj$|^(?:Directory\.Packages\.props|packages\.config)$/,
    entry: /<(?:PackageReference|PackageVersion|package)\b[^>]*\b(?:Include|id)="(?<name>[^"]+)"/,
  },
];

/** The libraries that a manifest names after a change and did not before, in the order of their lines. */
export function addedDependencies(path: string, before: string, after: string): Dependency[] {
  const known = new Set(dependenciesOf(path, before).map(({ name }) => name));
  return dependenciesOf(path, after).filter(({ name }) => !known.has(name));
}

function manifestsOf(path: string): Manifest[] {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return manifests.filter(({ file }) => file.test(name));
}

function dependenciesOf(path: string, text: string): Dependency[] {
  const found = new Map<string, Dependency>();
  for (const { entry, within } of manifestsOf(path)) {
    let isInside = within === undefined;
    for (const [line, content] of text.split(/\r\n|\n|\r/).entries()) {
      if (within && isInside && within.to.test(content) && !within.from.test(content)) isInside = false;
      const name = isInside ? entry.exec(content)?.groups?.name : undefined;
      if (name !== undefined && !found.has(name)) found.set(name, { name, line });
      if (within?.from.test(content)) isInside = true;
    }
  }
  return [...found.values()].sort((a, b) => a.line - b.line);
}
