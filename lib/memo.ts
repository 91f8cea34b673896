/**
 * Remembers values up to a total size; the one unused for longest leaves first.
 * `sizeOf` is in whatever unit `maxSize` is in.
 */
export function createMemo<T>(maxSize: number, sizeOf: (value: T, key: string) => number) {
  const values = new Map<string, T>();
  let size = 0;

  const remove = (key: string) => {
    const value = values.get(key);
    if (value === undefined) return;
    values.delete(key);
    size -= sizeOf(value, key);
  };

  return {
    get(key: string): T | undefined {
      const value = values.get(key);
      if (value === undefined) return undefined;
      values.delete(key);
      values.set(key, value);
      return value;
    },
    set(key: string, value: T): void {
      remove(key);
      values.set(key, value);
      size += sizeOf(value, key);
      for (const oldest of values.keys()) {
        if (size <= maxSize || oldest === key) break;
        remove(oldest);
      }
    },
  };
}
