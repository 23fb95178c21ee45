import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { titleOf } from "@/assessments/words";
import { agreeOnImprovement } from "@/improvements/actions";
import { AgreedFields } from "@/improvements/fields";
import { findBeginning } from "@/improvements/queries";
import { Origin } from "@/improvements/schema";
import { langOf, one } from "@/lib/params";
import { can } from "@/lib/policy";
import { say } from "@/lib/say";
import { requireMember } from "@/lib/session";
import { OnlyIn } from "@/standards/said";
import { Form, Submit } from "@/ui/form";
import { Head, Page } from "@/ui/shell";

type Props = { params: Promise<{ lang: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: say(langOf((await params).lang)).improvements.agree };
}

/** Agreeing on an improvement, from an item of an assessment or a standard in a unit's report. */
export default async function AgreePage({ params, searchParams }: Props) {
  const lang = langOf((await params).lang);
  const query = Object.fromEntries(Object.entries(await searchParams).map(([name, value]) => [name, one(value)]));
  const here = `improvements/new?${new URLSearchParams(query)}`;
  const actor = await requireMember(lang, here);
  const origin = Origin.safeParse(query);
  const found = origin.success ? await findBeginning(origin.data, actor) : null;
  if (!found || !can(actor, "improvement.agree", found.target)) notFound();
  const { sheet, statement, code, version, section, cycle, unit, brand, owners } = found;
  const t = say(lang).improvements;
  const about = sheet ? (sheet.personId === actor.id ? t.aboutOwn(cycle) : t.aboutSheet(sheet.person, cycle)) : t.aboutReport(unit, cycle);
  return (
    <Page lang={lang} section="improvements" here={here} brand={brand} work crumbs={[{ label: t.title, href: `/${lang}/improvements` }, { label: t.agree }]}>
      <Head title={t.agree} lede={t.agreeLede(about)} />
      <article className="item">
        <h2 className="text-[length:var(--s-h3)]" lang={statement.lang === lang ? undefined : statement.lang}>
          {statement.text}
        </h2>
        <p className="meta">
          <a href={`/${lang}/standards/${code}/versions/${version}`}>
            <span className="code">{code}</span>
          </a>
          <span>{titleOf(lang, section)}</span>
          <span>{unit}</span>
          <OnlyIn lang={lang} said={statement.lang} />
        </p>
        <Form action={agreeOnImprovement} formKey={randomUUID()} className="grid max-w-measure gap-5">
          {Object.entries(query).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <AgreedFields lang={lang} owners={owners} value={{ what: "", why: "", evidence: "", owner: sheet?.personId ?? "", dueOn: "" }} />
          <p className="note">{sheet ? t.seenBy : t.seenByUnit}</p>
          <div>
            <Submit>{t.submit}</Submit>
          </div>
        </Form>
      </article>
    </Page>
  );
}
