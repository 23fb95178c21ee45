import { createHash } from "node:crypto";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { today } from "@/lib/clock";
import { shared } from "@/lib/shared";

/** A page as it goes over the wire, in the three encodings a browser may ask for. */
export type StoredPage = { status: number; headers: Record<string, string>; etag: string; plain: Buffer; gzip: Buffer; brotli: Buffer };

/** A page as the framework rendered it. */
export type Rendered = { status: number; headers: Record<string, string>; body: Buffer };

// 1,200 standards in two languages with some versions each, at about 60 kB in three encodings.
const most = 6_000;

const store = shared("pages", () => ({ pages: new Map<string, StoredPage>(), underWay: new Map<string, Promise<StoredPage>>(), generation: 0, day: 0 }));

/** Throws away every stored page, so that the next reader of each gets it anew. Call it after whatever a public page shows was changed. */
export function renewPages(): void {
  store.generation++;
  store.pages.clear();
  store.underWay.clear();
}

function encode({ status, headers, body }: Rendered): StoredPage {
  return {
    status,
    headers,
    etag: `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`,
    plain: body,
    gzip: gzipSync(body, { level: 6 }),
    brotli: brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  };
}

/**
 * The page under this key, rendered at most once however many ask at the same time, and kept until `renewPages`. A page
 * that was being rendered while something changed is given to those who asked before, and not kept. Only 200 is kept.
 * Pages say what is due and overdue, so on another calendar day all are made anew.
 */
export async function storedPage(key: string, render: () => Promise<Rendered>): Promise<StoredPage> {
  const day = today().getTime();
  if (day !== store.day) renewPages();
  store.day = day;
  const kept = store.pages.get(key);
  if (kept) return kept;
  const waiting = store.underWay.get(key);
  if (waiting) return waiting;
  const { generation } = store;
  const work = render().then(encode);
  store.underWay.set(key, work);
  try {
    const page = await work;
    if (generation === store.generation && page.status === 200) {
      if (store.pages.size >= most) store.pages.delete(store.pages.keys().next().value as string);
      store.pages.set(key, page);
    }
    return page;
  } finally {
    if (store.underWay.get(key) === work) store.underWay.delete(key);
  }
}
