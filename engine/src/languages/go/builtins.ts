/**
 * The name under which a package is used when its import gives no other: the last part of its path that is no version,
 * without the usual decoration. Repositories are called `jwt-go`, `go-redis` and `yaml.v3` where packages are called
 * `jwt`, `redis` and `yaml`.
 */
export function packageName(path: string): string {
  const parts = path.split('/').filter((part) => part !== '');
  const last = parts.length > 1 && /^v\d+$/.test(parts[parts.length - 1]) ? parts.at(-2) : parts.at(-1);
  return (last ?? path)
    .replace(/\.v\d+$/, '')
    .replace(/^go[-.]|[-.]go$/g, '')
    .replace(/-/g, '_');
}

/** Types that every Go program has; calling one converts. */
const predeclaredTypes = new Set([
  ...[
    'bool',
    'byte',
    'complex128',
    'complex64',
    'error',
    'float32',
    'float64',
    'int',
    'int16',
    'int32',
    'int64',
  ],
  ...['int8', 'rune', 'string', 'uint', 'uint16', 'uint32', 'uint64', 'uint8', 'uintptr'],
]);

/** The type of what a built-in function makes: `*T` for `new(T)`, `T` for `make(T)`, `string` for `string(b)`. */
export function typeOfBuiltIn(name: string, argument: string): string | undefined {
  if (name === 'new') return `*${argument}`;
  if (name === 'make') return argument;
  if (name === 'len' || name === 'cap') return 'int';
  return predeclaredTypes.has(name) ? name : undefined;
}
