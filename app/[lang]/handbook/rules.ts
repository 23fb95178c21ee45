type Placed = { path: string; order: number };

const parentOf = (path: string) => path.slice(0, Math.max(0, path.lastIndexOf("/")));

/** The texts below an address as one reads them: by their order, each followed by those below it. */
export const inReadingOrder = <T extends Placed>(pages: T[], below: string): T[] =>
  pages
    .filter((page) => parentOf(page.path) === below)
    .sort((a, b) => a.order - b.order)
    .flatMap((page) => [page, ...inReadingOrder(pages, page.path)]);

/** The one before and the one after in a list; null at its ends, and for what is not in it. */
export function neighboursOf<T>(list: T[], is: (item: T) => boolean): { previous: T | null; next: T | null } {
  const at = list.findIndex(is);
  return { previous: at > 0 ? (list[at - 1] ?? null) : null, next: at >= 0 ? (list[at + 1] ?? null) : null };
}

/** The places in one work that a text points to, such as "chapter 2", each once, in the order of the text. */
export const placesIn = (source: string, id: string): string[] => [
  ...new Set(
    [...source.matchAll(/<Cite\s([^>]*)>/g)].flatMap(([, attributes = ""]) =>
      /\bid="([^"]+)"/.exec(attributes)?.[1] === id ? (/\bwhere="([^"]+)"/.exec(attributes)?.[1] ?? []) : [],
    ),
  ),
];
