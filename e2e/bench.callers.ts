/** Milliseconds of each call with 20 callers at once, in the order in which they ended. */
export async function callers(times: number, call: (n: number) => Promise<unknown>): Promise<number[]> {
  const spent: number[] = [];
  let next = 0;
  await Promise.all(
    Array.from({ length: 20 }, async () => {
      while (next < times) {
        const n = next++;
        const begun = performance.now();
        await call(n);
        spent.push(performance.now() - begun);
      }
    }),
  );
  return spent;
}
