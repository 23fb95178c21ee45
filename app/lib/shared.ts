const root = globalThis as unknown as Record<symbol, Record<string, unknown> | undefined>;
const name = Symbol.for("maatstaf");
root[name] ??= {};
const store = root[name];

/**
 * One value per process under this name, made at the first call. The server and the pages are loaded as separate copies
 * of the same modules, so a module's own variable would exist twice.
 */
export function shared<T>(key: string, make: () => T): T {
  if (!(key in store)) store[key] = make();
  return store[key] as T;
}
