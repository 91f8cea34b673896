import { type Store, StoreError } from "./store";

/**
 * The same store, left alone for a while after it took its caller's patience: where a call failed
 * only after `slowMs`, those of the next `restMs` fail at once, so that a store that hangs costs a
 * process one wait and not one a call. A failure that comes quickly changes nothing.
 */
export function withBreaker(
  store: Store,
  { slowMs, restMs, clock }: { slowMs: number; restMs: number; clock: () => number },
): Store {
  let restsUntil = Number.NEGATIVE_INFINITY;

  const guarded = async <T>(call: () => Promise<T>): Promise<T> => {
    const begun = clock();
    if (begun < restsUntil) throw new StoreError("the store hung a moment ago and is left alone");
    try {
      return await call();
    } catch (error) {
      if (clock() - begun >= slowMs) restsUntil = clock() + restMs;
      throw error;
    }
  };

  return {
    name: store.name,
    get: (key) => guarded(() => store.get(key)),
    getMany: (keys) => guarded(() => store.getMany(keys)),
    set: (key, value, options) => guarded(() => store.set(key, value, options)),
    setIfAbsent: (key, value, options) => guarded(() => store.setIfAbsent(key, value, options)),
    delete: (...keys) => guarded(() => store.delete(...keys)),
    deleteIf: (key, value) => guarded(() => store.deleteIf(key, value)),
    replaceIf: (key, from, to, options) => guarded(() => store.replaceIf(key, from, to, options)),
    list: (prefix) => guarded(() => store.list(prefix)),
  };
}
