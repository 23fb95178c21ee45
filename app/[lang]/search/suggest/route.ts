import { env } from "@/lib/env";
import { langOf, one } from "@/lib/params";
import { can } from "@/lib/policy";
import { say } from "@/lib/say";
import { findActor } from "@/lib/session";
import { find } from "@/search/queries";
import { piecesOf } from "@/search/rules";

type Context = { params: Promise<{ lang: string }> };

/** The eight best results for what somebody has typed so far, as JSON: what the reader may read, and nothing else. */
export async function GET(asked: Request, { params }: Context): Promise<Response> {
  const lang = langOf((await params).lang);
  const actor = await findActor(lang);
  if (!can(actor, "search.ask", { staffOnly: env().reading === "staff" })) return Response.json([], { status: 401 });
  const q = one(new URL(asked.url).searchParams.get("q") ?? "");
  const { found } = await find(actor, lang, { q, rows: 8 });
  const { kinds } = say(lang).search;
  return Response.json(
    found.map(({ kind, path, code, title, lang: inLang }) => ({
      href: `/${lang}/${path}`,
      title: piecesOf(title)
        .map(({ text }) => text)
        .join(""),
      about: [kinds[kind], code].filter(Boolean).join(" "),
      lang: inLang,
    })),
  );
}
