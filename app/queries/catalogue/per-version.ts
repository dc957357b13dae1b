import type { Store } from "~db/store";

/**
 * Remembers what a read gave until anything is committed by anyone. For small facts that many pages
 * need and that change rarely.
 */
export function perVersion<Value>(
  load: (store: Store) => Promise<Value>,
): (store: Store) => Promise<Value> {
  const held = new WeakMap<Store, { version: string; value: Value }>();
  return async (store) => {
    const version = await store.version();
    const known = held.get(store);
    if (known?.version === version) return known.value;
    const value = await load(store);
    held.set(store, { version, value });
    return value;
  };
}
