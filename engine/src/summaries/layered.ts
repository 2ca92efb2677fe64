/** How many layers a look-up goes through before they are put together. */
const layersAtMost = 12;

/**
 * A map that is cheap to fork: a fork reads through to what it was forked from, which nobody writes any more. What two
 * forks of one map wrote is found without looking at the rest.
 */
export class Layered<K, V> {
  private own = new Map<K, V>();
  private depth: number;

  constructor(private below?: Layered<K, V>) {
    this.depth = below ? below.depth + 1 : 0;
  }

  get(key: K): V | undefined {
    for (let layer: Layered<K, V> | undefined = this; layer; layer = layer.below) {
      const value = layer.own.get(key);
      if (value !== undefined) return value;
    }
    return undefined;
  }

  set(key: K, value: V): void {
    this.own.set(key, value);
  }

  /** A map that begins with what this one holds; this one must not be written any more. */
  fork(): Layered<K, V> {
    if (this.depth >= layersAtMost) this.flatten();
    return new Layered(this);
  }

  /** The keys that were written since this map was forked off `base`; all keys where it was not. */
  keysSince(base: Layered<K, V>, into: Set<K>): void {
    for (let layer: Layered<K, V> | undefined = this; layer && layer !== base; layer = layer.below)
      for (const key of layer.own.keys()) into.add(key);
  }

  /** All entries, each key once. */
  private entries(): Map<K, V> {
    const layers: Layered<K, V>[] = [];
    for (let layer: Layered<K, V> | undefined = this; layer; layer = layer.below) layers.push(layer);
    const all = new Map<K, V>();
    for (const layer of layers.reverse()) for (const [key, value] of layer.own) all.set(key, value);
    return all;
  }

  private flatten(): void {
    this.own = this.entries();
    this.below = undefined;
    this.depth = 0;
  }
}
