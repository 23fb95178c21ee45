import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { findFloor } from "@/assessments/results/queries";
import type { Lang } from "@/lib/lang";
import { langOf } from "@/lib/params";
import { isA } from "@/lib/policy";
import { day, list, number, say } from "@/lib/say";
import { requireMember } from "@/lib/session";
import { Form, Submit } from "@/ui/form";
import { Badge, Columns, Empty, Head, Page } from "@/ui/shell";
import { repeatCycle } from "./actions";
import { isInOthers, listCycles } from "./queries";
import { cycleName } from "./words";

type Props = { params: Promise<{ lang: string }> };
type Cycles = Awaited<ReturnType<typeof listCycles>>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = say(langOf((await params).lang)).cycles;
  return { title: t.title, description: t.lede };
}

/** The cycles with their state, days and how far they are. */
function Cycles({ lang, cycles, floor }: { lang: Lang; cycles: Cycles; floor: number }) {
  const t = say(lang);
  const { columns, ...c } = t.cycles;
  return (
    <table className="table">
      <caption>{c.caption}</caption>
      <Columns of={[columns.cycle, columns.state, columns.days, columns.units, { num: columns.progress }, { num: columns.submitted }]} />
      <tbody>
        {cycles.map((cycle) => (
          <tr key={cycle.slug}>
            <th scope="row">
              <a href={`/${lang}/assessments/cycles/${cycle.slug}`}>{cycleName(lang, cycle)}</a>
              {cycle.name && <span className="note block">{cycle.slug}</span>}
            </th>
            <td data-label={columns.state}>
              <Badge>{c.states[cycle.state]}</Badge> {cycle.late && <Badge>{c.late}</Badge>}
            </td>
            <td data-label={columns.days}>{c.span(day(lang, cycle.opensOn), day(lang, cycle.closesOn))}</td>
            <td data-label={columns.units}>{list(lang, cycle.units)}</td>
            <td className="num" data-label={columns.progress}>
              {cycle.progress
                ? c.of(number(lang, cycle.progress.given), number(lang, cycle.progress.items))
                : cycle.state === "planned"
                  ? ""
                  : c.withheld(floor)}
            </td>
            <td className="num" data-label={columns.submitted}>
              {cycle.progress && c.of(number(lang, cycle.progress.submitted), number(lang, cycle.progress.people))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The cycles of a leader: what is planned, open and closed, and the next one in one press. */
export default async function CyclesPage({ params }: Props) {
  const lang = langOf((await params).lang);
  const actor = await requireMember(lang, "assessments/cycles");
  if (!isA(actor, "leader")) notFound();
  const cycles = await listCycles(actor);
  const t = say(lang);
  const c = t.cycles;
  const [last] = cycles;
  return (
    <Page
      lang={lang}
      section="assessments"
      here="assessments/cycles"
      work
      crumbs={[{ label: t.assessments.title, href: `/${lang}/assessments` }, { label: c.title }]}
    >
      <Head title={c.title} lede={c.lede} />
      {last ? (
        <>
          <div className="act mb-8 flex flex-wrap items-center gap-x-4 gap-y-2">
            <Form action={repeatCycle} formKey={randomUUID()}>
              <input type="hidden" name="cycle" value={last.slug} />
              <Submit>{c.clone(last.slug)}</Submit>
            </Form>
            <a className="btn quiet" href={`/${lang}/assessments/cycles/new`}>
              {c.plan}
            </a>
            <p className="note">{c.cloneHint}</p>
          </div>
          <Cycles lang={lang} floor={await findFloor()} cycles={cycles} />
        </>
      ) : (await isInOthers(actor)) ? (
        <>
          <Empty action={{ label: t.shell.reports, href: `/${lang}/reports` }}>{c.noneOwn}</Empty>
          <p className="gap">
            <a href={`/${lang}/assessments/cycles/new`}>{c.planOwn}</a>
          </p>
        </>
      ) : (
        <Empty action={{ label: c.plan, href: `/${lang}/assessments/cycles/new` }}>{c.none}</Empty>
      )}
    </Page>
  );
}
