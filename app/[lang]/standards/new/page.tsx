import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { langOf, one } from "@/lib/params";
import { say } from "@/lib/say";
import { requireMember } from "@/lib/session";
import { DeskPage } from "@/standards/desk";
import { Choice, Field, Form, Submit } from "@/ui/form";
import { Head } from "@/ui/shell";
import { startStandard } from "./actions";
import { findBeginning, listBases, listOwners } from "./queries";

type Props = { params: Promise<{ lang: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = say(langOf((await params).lang)).review.new;
  return { title: t.title, description: t.lede };
}

/** Where a leader begins a standard that is not there yet. */
export default async function NewStandardPage({ params, searchParams }: Props) {
  const lang = langOf((await params).lang);
  const query = Object.fromEntries(Object.entries(await searchParams).map(([name, value]) => [name, one(value)]));
  const { brand, base, ...rest } = query;
  const here = `standards/new${Object.keys(query).length > 0 ? `?${new URLSearchParams(query)}` : ""}`;
  const actor = await requireMember(lang, here);
  const owners = await listOwners(actor);
  const begins = await findBeginning(actor, rest, lang);
  const t = say(lang);
  const words = t.review.new;
  const options = [
    ...(owners.organisation ? [{ value: "organisation", label: t.common.organisation }] : []),
    ...owners.brands.map(({ slug, name }) => ({ value: `brand:${slug}`, label: name })),
    ...owners.units.map(({ slug, nameNl, nameEn }) => ({ value: `unit:${slug}`, label: lang === "nl" ? nameNl : nameEn })),
  ];
  if (options.length === 0) notFound();
  const bases = (await listBases(actor)).map(({ code, statement }) => ({ value: code, label: `${code}: ${statement}` }));
  return (
    <DeskPage lang={lang} here={here} trail={[{ label: words.title }]}>
      <Head title={words.title} lede={words.lede} />
      <Form action={startStandard} formKey={randomUUID()} className="grid max-w-measure gap-5">
        {begins.length > 0 && (
          <div>
            <p>{words.begins}</p>
            <ul>
              {begins.map(({ name, value, said }) => (
                <li key={name}>
                  <input type="hidden" name={name} value={value} />
                  {said}
                </li>
              ))}
            </ul>
          </div>
        )}
        <Choice
          name="owner"
          label={words.owner}
          value={options.find(({ value }) => value === brand || value === `brand:${brand}`)?.value}
          options={[{ value: "", label: t.review.choose }, ...options]}
          required
        />
        <Field name="code" label={words.code} hint={words.codeHint} maxLength={20} autoComplete="off" required />
        {bases.length > 0 && (
          <Choice name="base" label={words.base} hint={words.baseHint} value={base} options={[{ value: "", label: t.review.nothing }, ...bases]} />
        )}
        <p>
          <Submit>{words.submit}</Submit>
        </p>
      </Form>
    </DeskPage>
  );
}
