import type { Metadata } from "next";
import { exampleFigures, type FigureName, figureNames, RetentionCalculator } from "@/handbook/retention";
import { findPrinciple, findReference } from "@/lib/content";
import { metaOf, pathIn } from "@/lib/meta";
import { langOf, one } from "@/lib/params";
import { say } from "@/lib/say";
import { requireReader } from "@/lib/session";
import { Head, Notice, Page, Section } from "@/ui/shell";
import { Answer } from "./answer";
import { Calculate } from "./schema";

type Query = Record<string, string | string[] | undefined>;
type Props = { params: Promise<{ lang: string }>; searchParams: Promise<Query> };

/** Title, purpose and addresses of the calculator; an answer has no address of its own for search engines. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const lang = langOf((await params).lang);
  const t = say(lang).calculator;
  return metaOf(lang, "calculator", t.title, t.summary);
}

/** The figures in the address as typed, or null when it carries none. */
function typedIn(query: Query): Record<FigureName, string> | null {
  if (figureNames.every((name) => query[name] === undefined)) return null;
  const [customers, revenue, lost, keep, win] = [one(query.customers), one(query.revenue), one(query.lost), one(query.keep), one(query.win)];
  return { customers, revenue, lost, keep, win };
}

/** What a customer who leaves costs, worked out from the address. */
export default async function CalculatorPage({ params, searchParams }: Props) {
  const lang = langOf((await params).lang);
  const typed = typedIn(await searchParams);
  const here = typed ? `calculator?${new URLSearchParams(typed)}` : "calculator";
  await requireReader(lang, here);
  const t = say(lang).calculator;
  const read = typed && Calculate.safeParse(typed);
  const sentences: Record<string, string> = { ...say(lang).faults, ...t.faults };
  const faults = Object.fromEntries((read?.error?.issues ?? []).map((issue) => [String(issue.path[0]), sentences[issue.message] ?? say(lang).faults.invalid]));
  const principle = findPrinciple(lang, "retention");
  const source = findReference("reichheld-1990");
  return (
    <Page
      lang={lang}
      section="handbook"
      here={here}
      crumbs={[
        { label: say(lang).handbook.title, href: pathIn(lang, "handbook") },
        ...(principle ? [{ label: principle.title, href: pathIn(lang, principle.path) }] : []),
        { label: t.title },
      ]}
    >
      <Head title={t.heading} lede={t.summary} />
      <div className="max-w-[56rem]">
        {read?.error && (
          <Notice bad alert title={t.faulty}>
            {t.faultyMore}
          </Notice>
        )}
        {read?.data && <Answer lang={lang} figures={read.data} />}
        <RetentionCalculator lang={lang} values={typed ?? exampleFigures} faults={faults} />
        {!typed && <p className="note">{t.example}</p>}
      </div>
      <Section title={t.method}>
        <ul>
          {t.formula.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <p className="note gap">{t.rounding}</p>
      </Section>
      {source && (
        <Section title={t.sourceTitle}>
          <p>
            {t.source}{" "}
            <a href={`${pathIn(lang, "handbook/references")}#${source.id}`}>
              {source.authors}, {source.year}
            </a>
            .
          </p>
        </Section>
      )}
    </Page>
  );
}
