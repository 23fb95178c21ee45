import { workAsyncStorage } from "next/dist/server/app-render/work-async-storage.external.js";
import { workUnitAsyncStorage } from "next/dist/server/app-render/work-unit-async-storage.external.js";
import { createRequestStore } from "next/dist/server/async-storage/request-store.js";
import { database } from "@/lib/db";
import type { Lang } from "@/lib/lang";
import { within } from "@/lib/request";

// What tests sign with; without it a secret would be made in the project's own data folder.
process.env.MAATSTAF_SECRET ??= "only for tests 0123456789 abcdefghijklmnop";

/** A fingerprint of every row of every table, to see that nothing was changed; `but` leaves tables out. */
export async function imprint(but: string[] = []): Promise<Record<string, string>> {
  const { pool } = database();
  const { rows } = await pool.query<{ name: string }>("SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1");
  const prints: Record<string, string> = {};
  for (const { name } of rows.filter((row) => !but.includes(row.name))) {
    const { rows: found } = await pool.query<{ print: string }>(
      `SELECT md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS print FROM "${name}" t`,
    );
    prints[name] = found[0]?.print ?? "";
  }
  return prints;
}

type Visit = { path?: string; lang?: Lang; client?: string };

/**
 * Somebody's browser for tests of actions, pages and sessions: a jar of cookies that goes along with each request and
 * keeps what the answer sets, with the attributes it was set with. The work runs in the framework's own request, so what
 * is tested is the way the product goes, next-auth included.
 */
export function newBrowser(given: Record<string, string> = {}) {
  const jar = new Map(Object.entries(given));
  const set: string[] = [];
  const keep = (lines: string[]) => {
    for (const line of lines) {
      set.push(line);
      const [pair = "", ...attributes] = line.split("; ");
      const at = pair.indexOf("=");
      const gone =
        attributes.some((attribute) => /^max-age=0$/i.test(attribute)) || attributes.some((attribute) => /^expires=Thu, 01 Jan 1970/i.test(attribute));
      if (gone) jar.delete(pair.slice(0, at));
      else jar.set(pair.slice(0, at), decodeURIComponent(pair.slice(at + 1)));
    }
  };
  async function ask<T>(phase: "action" | "render", { path = "/nl/me", lang = "nl", client = "127.0.0.1" }: Visit, work: () => Promise<T>) {
    const cookie = [...jar].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("; ");
    const store = createRequestStore({
      phase,
      headers: { host: "localhost:3000", ...(cookie ? { cookie } : {}) },
      onUpdateCookies: keep,
      url: { pathname: path },
      rootParams: {},
      implicitTags: { tags: [], expirationsByCacheKind: new Map() },
      resumeDataCache: null,
      previewProps: undefined,
      isHmrRefresh: false,
      serverComponentsHmrCache: undefined,
      hmrRefreshHash: undefined,
      stagedFallbackParams: null,
    });
    const request: Parameters<typeof within>[0] = { id: "test", lang, path, client };
    const answer = await within(request, () => workAsyncStorage.run({ route: path, page: path } as never, () => workUnitAsyncStorage.run(store, work)));
    return { answer, status: request.status ?? 200 };
  }
  return {
    jar,
    /** Every cookie line that was set, in order. */
    set,
    /** Does what a page does: it cannot set cookies. */
    read: <T>(work: () => Promise<T>, visit: Visit = {}) => ask("render", visit, work).then(({ answer }) => answer),
    /** Does what a route or an action does: it can set cookies. */
    act: <T>(work: () => Promise<T>, visit: Visit = {}) => ask("action", visit, work).then(({ answer }) => answer),
    /** Posts a form to an action: where it led, or the state of the form, with the status of the answer. */
    post: async (
      act: (
        before: object,
        form: FormData,
      ) => Promise<{ code?: string; fields?: Record<string, string>; detail?: Record<string, unknown>; refused?: string; done?: string }>,
      typed: Record<string, string | string[]> | FormData,
      visit: Visit = {},
    ) => {
      const form = typed instanceof FormData ? typed : new FormData();
      if (!(typed instanceof FormData)) for (const [name, value] of Object.entries(typed)) for (const one of [value].flat()) form.append(name, one);
      const { answer, status } = await ask("action", visit, () =>
        act({}, form).then(
          (state) => ({ state, to: null }),
          (thrown: { digest?: string }) => {
            const to = /^NEXT_REDIRECT;[a-z]+;(.*);\d+;$/.exec(thrown.digest ?? "")?.[1];
            if (to === undefined) throw thrown;
            return { state: {} as Awaited<ReturnType<typeof act>>, to };
          },
        ),
      );
      return { ...answer, status };
    },
  };
}
