import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { langOf } from "@/lib/params";
import { say } from "@/lib/say";
import { requireMember } from "@/lib/session";
import { Choice, Field, Form, Submit } from "@/ui/form";
import { Head, Page } from "@/ui/shell";
import { startStandard } from "./actions";
import { listOwners } from "./queries";

type Props = { params: Promise<{ lang: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = say(langOf((await params).lang)).review.new;
  return { title: t.title, description: t.lede };
}

/** Where a leader begins a standard that is not there yet. */
export default async function NewStandardPage({ params }: Props) {
  const lang = langOf((await params).lang);
  const owners = await listOwners(await requireMember(lang, "standards/new"));
  const t = say(lang);
  const words = t.review.new;
  const options = [
    ...(owners.organisation ? [{ value: "organisation", label: t.common.organisation }] : []),
    ...owners.brands.map(({ slug, name }) => ({ value: `brand:${slug}`, label: name })),
    ...owners.units.map(({ slug, nameNl, nameEn }) => ({ value: `unit:${slug}`, label: lang === "nl" ? nameNl : nameEn })),
  ];
  if (options.length === 0) notFound();
  return (
    <Page lang={lang} section="standards" here="standards/new" work crumbs={[{ label: t.standards.title, href: `/${lang}/standards` }, { label: words.title }]}>
      <Head title={words.title} lede={words.lede} />
      <Form action={startStandard} formKey={randomUUID()} className="grid max-w-measure gap-5">
        <Choice name="owner" label={words.owner} options={[{ value: "", label: t.review.choose }, ...options]} required />
        <Field name="code" label={words.code} hint={words.codeHint} maxLength={20} autoComplete="off" required />
        <p>
          <Submit>{words.submit}</Submit>
        </p>
      </Form>
    </Page>
  );
}
