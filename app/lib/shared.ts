const store = ((globalThis as Record<symbol, unknown>)[Symbol.for("maatstaf")] ??= {}) as Record<string, unknown>;

/**
 * One value per process under this name, made at the first call. The server and the pages are loaded as separate copies
 * of the same modules, so a module's own variable would exist twice.
 */
export function shared<T>(name: string, make: () => T): T {
  if (!(name in store)) store[name] = make();
  return store[name] as T;
}
