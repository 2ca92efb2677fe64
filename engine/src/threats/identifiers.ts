/** What of an asset says how code calls it. */
interface Named {
  id: string;
  identifiers?: readonly string[];
}

/** A name of sensitive data in code. Test both sources with the flag `i`; they are anchored. */
export interface AssetIdentifier {
  /** The id of the asset. */
  asset: string;
  /** As the notes write it. */
  identifier: string;
  /** Regular expression source for the name of a variable, parameter or property. */
  pattern: string;
  /** For `Patient.dob`: regular expression source for the last name of the object before the dot. */
  owner?: string;
}

/**
 * The identifiers of assets as regular expression sources. `*` stands for any letters; words may be joined in any
 * way: `creditCard` also means `credit_card`, `credit-card`, `CREDIT_CARD` and `creditcard`. A leading `_`, `$` or `#`
 * in code does not matter. The sources have no nested repetition: they match in linear time.
 */
export function assetIdentifiers(assets: readonly Named[]): AssetIdentifier[] {
  return assets.flatMap((asset) =>
    (asset.identifiers ?? []).map((identifier) => {
      const parts = identifier.split('.');
      const pattern = nameSource(parts[parts.length - 1]);
      const entry: AssetIdentifier = { asset: asset.id, identifier, pattern };
      return parts.length > 1 ? { ...entry, owner: nameSource(parts[0]) } : entry;
    }),
  );
}

/**
 * A function that tells the asset that a name in code holds, if any: `name` is a variable or property, `owner` the last
 * name of the object that the property is read from (`patient` in `req.patient.dob`).
 */
export function assetMatcher(assets: readonly Named[]): (name: string, owner?: string) => string | undefined {
  const compiled = assetIdentifiers(assets).map((entry) => ({
    asset: entry.asset,
    name: new RegExp(entry.pattern, 'i'),
    owner: entry.owner === undefined ? undefined : new RegExp(entry.owner, 'i'),
  }));
  return (name, owner) =>
    compiled.find(
      (entry) => entry.name.test(name) && (!entry.owner || (owner !== undefined && entry.owner.test(owner))),
    )?.asset;
}

function nameSource(name: string): string {
  const words = name
    .replace(/\*+/g, '*')
    .split(/[_-]+|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/)
    .filter((word) => word !== '')
    .map((word) => word.replace(/[$]/g, '\\$&').replace(/\*/g, '[\\w$-]*'));
  return `^[_$#]*${words.join('[_-]?')}$`;
}
