import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { langOf } from "@/lib/params";
import { list, say } from "@/lib/say";
import { requireMember } from "@/lib/session";
import { DeskPage } from "@/standards/desk";
import { Choice, Field, Form, Submit, Tick } from "@/ui/form";
import { Head, Notice } from "@/ui/shell";
import { retireStandard } from "./actions";
import { Others } from "./others";
import { findRetirable } from "./queries";

type Props = { params: Promise<{ lang: string; code: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang, code } = await params;
  const t = say(langOf(lang)).review.retire;
  return { title: t.title(code), description: t.lede };
}

/** Where a leader retires a standard, and names the one that takes its place. */
export default async function RetirePage({ params }: Props) {
  const { lang: given, code } = await params;
  const lang = langOf(given);
  const here = `standards/${code}/retire`;
  const it = await findRetirable(await requireMember(lang, here), code);
  if (!it) notFound();
  const t = say(lang);
  const words = t.review.retire;
  const kinds = Object.entries(words.kinds).map(([value, label]) => ({ value, label }));
  return (
    <DeskPage lang={lang} here={here} brand={it.brand} trail={[{ label: code, href: `/${lang}/standards/${code}` }, { label: words.submit }]}>
      <Head label={it.statement} title={words.title(code)} lede={words.lede} />
      {it.hasDraft && <Notice title={words.hasDraft} />}
      {it.variants.length > 0 && <Notice title={words.variants(list(lang, it.variants))}>{words.variantsText}</Notice>}
      <Form action={retireStandard} formKey={randomUUID()} className="gap grid max-w-measure gap-5">
        <input type="hidden" name="code" value={code} />
        <input type="hidden" name="version" value={it.number} />
        <Choice name="kind" label={words.kind} hint={words.kindHint} options={[{ value: "", label: t.review.nothing }, ...kinds]} />
        <Field name="successor" label={words.successor} hint={words.successorHint} maxLength={400} autoComplete="off" />
        <Field name="others" label={words.others} hint={words.othersHint} maxLength={400} autoComplete="off" />
        <Others words={words.othersShown} />
        <Tick name="confirmed" label={words.confirm} />
        <p>
          <Submit>{words.submit}</Submit>
        </p>
      </Form>
    </DeskPage>
  );
}
