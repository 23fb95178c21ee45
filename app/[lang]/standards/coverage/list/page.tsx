import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { langOf, one } from "@/lib/params";
import { can } from "@/lib/policy";
import { list, say } from "@/lib/say";
import { requireMember } from "@/lib/session";
import { hrefOfCoverage, hrefOfList, hrefOfNew, type Narrowing, placeOptions, readAsking } from "@/standards/coverage/addresses";
import { firstPlace, listHolding, mayWrite } from "@/standards/coverage/queries";
import { lacks as kindsOfLack, servedBy } from "@/standards/coverage/rules";
import { spokenNarrowing } from "@/standards/coverage/tables";
import { DeskPage } from "@/standards/desk";
import { pageIn } from "@/standards/filters";
import { Norms } from "@/standards/norm";
import { listCoded } from "@/standards/queries";
import { scopeOf } from "@/standards/review/queries";
import { Empty, Head, Pages } from "@/ui/shell";

type Props = { params: Promise<{ lang: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = say(langOf((await params).lang)).coverage;
  return { title: t.title, description: t.lede };
}

/** How many standards are on one page of the list. */
const perPage = 150;

const names = ["principle", "value", "channel", "source", "lacks"] as const;

/** The standards of a place that a cell of its coverage counts, and the draft that begins with what the cell asks. */
export default async function CoverageListPage({ params, searchParams }: Props) {
  const lang = langOf((await params).lang);
  const query = await searchParams;
  const actor = await requireMember(lang, "standards/coverage");
  if (!can(actor, "guide.read", {})) notFound();
  const asking = readAsking(lang, query, firstPlace(actor));
  const asked = names.flatMap((name) => {
    const value = one(query[name]);
    return value ? [{ name, value, said: spokenNarrowing(lang, name, value) ?? notFound() }] : [];
  });
  if (asked.length === 0) notFound();
  const narrowing: Narrowing = Object.fromEntries(asked.map(({ name, value }) => [name, value]));
  const { principle, value, channel, source, lacks } = narrowing;
  const holding = (await listHolding(actor, asking.place)).filter(
    (it) =>
      (!principle || servedBy(it).includes(principle)) &&
      (!value || it.values.includes(value)) &&
      (!channel || it.channels.some((one) => one === channel)) &&
      (!source || it.source === source) &&
      (!lacks || it.lacks.some((one) => one === lacks)),
  );
  const pages = Math.max(1, Math.ceil(holding.length / perPage));
  const at = Math.min(pageIn(query.page), pages);
  const shown = new Map(holding.slice((at - 1) * perPage, at * perPage).map((it) => [it.code, it]));
  const norms = await listCoded(actor, [...shown.keys()], lang);
  const t = say(lang);
  const words = t.coverage;
  const place = placeOptions(lang).find((option) => option.value === asking.place)?.label ?? "";
  const what = list(
    lang,
    asked.map(({ said }) => said),
  );
  const { lacks: _, ...gap } = narrowing;
  const lack = kindsOfLack.find((one) => one === lacks);
  const write = mayWrite(actor, asking.place) ? { label: words.write, href: hrefOfNew(lang, asking.place, gap) } : undefined;
  /** The way to give a standard what it lacks. */
  const filling = (code: string) => {
    const it = shown.get(code);
    if (!lack || !it || !can(actor, lack === "keeper" ? "standard.keep" : "standard.draft", { scope: scopeOf(it) })) return undefined;
    return (
      <a href={`/${lang}/standards/${code}/edit${lack === "keeper" ? "#keeping" : ""}`}>
        {words.fill[lack]}
        <span className="vh"> {code}</span>
      </a>
    );
  };
  return (
    <DeskPage
      lang={lang}
      here={hrefOfList(lang, asking.place, narrowing).slice(lang.length + 2)}
      brand={asking.place}
      trail={[{ label: words.title, href: hrefOfCoverage(lang, { ...asking, className: "", step: "", show: "" }) }, { label: what }]}
    >
      <Head title={words.listTitle(place)} lede={words.listLede(holding.length, what)} />
      {norms.length > 0 ? (
        <Norms lang={lang} norms={norms.map((norm) => ({ ...norm, note: filling(norm.code) }))} />
      ) : lacks ? (
        <Empty action={{ label: words.back, href: hrefOfCoverage(lang, asking) }}>{words.listNoneLacking}</Empty>
      ) : (
        <Empty ruler action={write}>
          {write ? words.listNoneWrite(what) : words.listNone(what)}
        </Empty>
      )}
      {pages > 1 && <Pages lang={lang} at={at} pages={pages} hrefOf={(page) => `${hrefOfList(lang, asking.place, narrowing)}&page=${page}`} />}
      {norms.length > 0 && !lacks && write && (
        <p className="gap">
          <a className="btn quiet" href={write.href}>
            {write.label}
          </a>
        </p>
      )}
    </DeskPage>
  );
}
