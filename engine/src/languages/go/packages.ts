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
