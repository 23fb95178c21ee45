import type { Metadata } from "next";
import { titleOf } from "@/assessments/words";
import { listPrinciples } from "@/lib/content";
import type { Lang } from "@/lib/lang";
import { langOf, one } from "@/lib/params";
import { type Actor, isA } from "@/lib/policy";
import { number, say } from "@/lib/say";
import { requireMember } from "@/lib/session";
import { pageIn } from "@/standards/filters";
import { Columns, Empty, Head, Page, Pages, Section } from "@/ui/shell";
import { Principles } from "./principles";
import { countImprovements, countListed, listImprovements, pageSize, viewsOf } from "./queries";
import { Rows } from "./rows";
import { countedAfter, states } from "./rules";
import { Narrowed, type View } from "./schema";

type Props = { params: Promise<{ lang: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = say(langOf((await params).lang)).improvements;
  return { title: t.title, description: t.lede };
}

/** The address of the list, or of its file, with these filters. */
function hrefOf(lang: Lang, view: View, { state, overdue, principle, unit }: Narrowed, more: Record<string, string> = {}, file = false) {
  const query = Object.entries({ view: view === "mine" ? undefined : view, state, overdue, principle, unit, ...more }).filter(
    (pair): pair is [string, string] => Boolean(pair[1]),
  );
  return `/${lang}/improvements${file ? "/export" : ""}${query.length > 0 ? `?${new URLSearchParams(query)}` : ""}`;
}

type ListProps = { lang: Lang; view: View; narrowed: Narrowed };

/** Whose list, and what it is narrowed down to, as links; the units, of which there may be hundreds, as a choice. */
function Filters({ lang, view, narrowed, views, units }: ListProps & { views: View[]; units: { slug: string; name: string }[] }) {
  const t = say(lang);
  const words = t.improvements;
  const link = (label: string, more: Narrowed, current: boolean) => (
    <a key={label} href={hrefOf(lang, view, { ...narrowed, ...more })} aria-current={current ? "true" : undefined}>
      {label}
    </a>
  );
  return (
    <>
      <nav className="filters" aria-label={words.filtersLabel}>
        {views.length > 1 && (
          <div>
            <h2>{words.viewsLabel}</h2>
            {views.map((one) => (
              <a key={one} href={hrefOf(lang, one, {})} aria-current={one === view ? "true" : undefined}>
                {words.views[one]}
              </a>
            ))}
          </div>
        )}
        <div>
          <h2>{words.state}</h2>
          {link(t.common.all, { state: undefined, overdue: undefined }, !narrowed.state && !narrowed.overdue)}
          {link(words.overdueOnly, { state: undefined, overdue: "yes" }, narrowed.overdue === "yes")}
          {states.map((state) => link(words.states[state], { state, overdue: undefined }, narrowed.state === state))}
        </div>
        <div>
          <h2>{words.principle}</h2>
          {link(t.common.all, { principle: undefined }, !narrowed.principle)}
          {listPrinciples(lang).map(({ slug, title }) => link(title, { principle: slug }, narrowed.principle === slug))}
        </div>
      </nav>
      {units.length > 1 && (
        <form method="get" action={`/${lang}/improvements`} className="field">
          {Object.entries({ view: view === "mine" ? undefined : view, state: narrowed.state, overdue: narrowed.overdue, principle: narrowed.principle }).map(
            ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
          )}
          <label htmlFor="unit">{words.unit}</label>
          <p className="flex flex-wrap items-center gap-3">
            <select id="unit" name="unit" defaultValue={narrowed.unit ?? ""}>
              <option value="">{words.allUnits}</option>
              {units.map(({ slug, name }) => (
                <option key={slug} value={slug}>
                  {name}
                </option>
              ))}
            </select>
            <button className="btn quiet" type="submit">
              {words.show}
            </button>
          </p>
        </form>
      )}
    </>
  );
}

/** Nothing in the list: what to do, or which filters to let go. */
function Nothing({ lang, actor, view, narrowed }: ListProps & { actor: Actor }) {
  const t = say(lang).improvements;
  if (Object.values(narrowed).some(Boolean)) return <Empty action={{ label: t.clear, href: hrefOf(lang, view, {}) }}>{t.nothingFiltered}</Empty>;
  if (view === "reports") return <Empty action={{ label: say(lang).shell.reports, href: `/${lang}/reports` }}>{t.nothingReports}</Empty>;
  if (view === "mine" && !isA(actor, "employee")) return <Empty>{t.nothingGiven}</Empty>;
  return <Empty action={{ label: t.toAssessments, href: `/${lang}/assessments` }}>{view === "mine" ? t.nothingMine : t.nothingUnits}</Empty>;
}

/** For leaders: how many came from self-assessments, in blocks of at least five people. */
function CountedOnly({ lang, counted }: { lang: Lang; counted: NonNullable<Awaited<ReturnType<typeof countImprovements>>> }) {
  const t = say(lang).improvements;
  return (
    <Section title={t.counted} wide>
      <p className="max-w-measure">{t.countedText(counted.cycle, countedAfter, counted.floor)}</p>
      {counted.blocks.length === 0 ? (
        <p className="gap">{t.countedNone(counted.floor)}</p>
      ) : (
        <table className="table">
          <caption>{t.countedCaption(counted.cycle)}</caption>
          <Columns of={[t.principle, t.unit, { num: t.people }, { num: t.improvements }]} />
          <tbody>
            {counted.blocks.map(({ section, unitPath, unit, people, improvements }) => (
              <tr key={`${section} ${unitPath}`}>
                <th scope="row">{titleOf(lang, section)}</th>
                <td data-label={t.unit}>{unit}</td>
                <td className="num" data-label={t.people}>
                  {number(lang, people)}
                </td>
                <td className="num" data-label={t.improvements}>
                  {number(lang, improvements)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}

/** Improvements: one's own; for a manager those of their units; for a leader those from reports, and counts of the others. */
export default async function ImprovementsPage({ params, searchParams }: Props) {
  const lang = langOf((await params).lang);
  const query = await searchParams;
  const { view: asked, ...narrowed } = Narrowed.parse(Object.fromEntries(Object.keys(Narrowed.shape).map((name) => [name, one(query[name]) || undefined])));
  const here = hrefOf(lang, asked ?? "mine", narrowed).slice(lang.length + 2);
  const actor = await requireMember(lang, here);
  const views = viewsOf(actor);
  const view = asked && views.includes(asked) ? asked : views[0];
  const { at, pages, lateCount, late, rows } = await listImprovements(actor, view, narrowed, pageIn(query.page));
  const counts = await countListed(actor, view, narrowed);
  const counted = view === "reports" ? await countImprovements(actor) : null;
  const t = say(lang).improvements;
  return (
    <Page lang={lang} section="improvements" here={here} work>
      <Head title={t.title} lede={t.lede} />
      <Filters lang={lang} view={view} narrowed={narrowed} views={views} units={counts.units} />
      {rows.length + late.length === 0 && <Nothing lang={lang} actor={actor} view={view} narrowed={narrowed} />}
      {late.length > 0 && (
        <Section title={t.overdue} wide>
          <p>{t.overdueText(lateCount)}</p>
          <Rows lang={lang} rows={late} />
          {lateCount > pageSize && (
            <p className="gap">
              <a href={hrefOf(lang, view, { ...narrowed, overdue: "yes" })}>{t.overdueAll(lateCount)}</a>
            </p>
          )}
        </Section>
      )}
      {rows.length > 0 && (
        <Section title={narrowed.overdue ? t.overdue : late.length > 0 ? t.list : t.improvements} wide>
          <Rows lang={lang} rows={rows} />
        </Section>
      )}
      {pages > 1 && <Pages lang={lang} at={at} pages={pages} hrefOf={(page) => hrefOf(lang, view, narrowed, { page: String(page) })} />}
      {rows.length + late.length > 0 && (
        <p className="gap act legend">
          <span>{t.take}:</span>
          <a href={hrefOf(lang, view, narrowed, { format: "csv" }, true)}>CSV</a>
          <a href={hrefOf(lang, view, narrowed, { format: "xlsx" }, true)}>XLSX</a>
        </p>
      )}
      {counts.states.length > 0 && <Principles lang={lang} counts={counts} hrefOf={(principle) => hrefOf(lang, view, { ...narrowed, principle })} />}
      {counted && <CountedOnly lang={lang} counted={counted} />}
    </Page>
  );
}
