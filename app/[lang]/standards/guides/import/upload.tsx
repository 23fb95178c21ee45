import { randomUUID } from "node:crypto";
import type { Lang } from "@/lib/lang";
import { say } from "@/lib/say";
import { Choice, Field, FileField, Form, Submit } from "@/ui/form";
import { Section } from "@/ui/shell";
import { checkEdition } from "./actions";

/** The form in which one reads in an edition of a guide from a file, with the template it is written in. */
export function Upload({ lang, guides }: { lang: Lang; guides: { slug: string; name: string }[] }) {
  const t = say(lang).guides;
  return (
    <Section id="import" title={t.importTitle} wide>
      <p className="prose">{t.importLede}</p>
      <p className="gap flex flex-wrap gap-x-6 gap-y-2">
        {(["xlsx", "csv"] as const).map((format) => (
          <a key={format} href={`/${lang}/standards/guides/export?format=${format}`}>
            {t.templateAs[format]}
          </a>
        ))}
      </p>
      <Form action={checkEdition} formKey={randomUUID()} className="grid gap max-w-measure gap-5">
        <Choice
          name="guide"
          label={t.columns.guide}
          value={guides[0]?.slug ?? ""}
          options={[...guides.map(({ slug, name }) => ({ value: slug, label: name })), { value: "", label: t.newGuide }]}
        />
        <Field name="name" label={t.newGuideName} hint={t.newGuideHint} maxLength={120} autoComplete="off" />
        <Field name="edition" label={t.columns.edition} hint={t.editionHint} maxLength={40} autoComplete="off" required />
        <FileField name="file" label={t.file} hint={t.fileHint} accept=".xlsx,.csv,.txt,.tsv" required />
        <p>
          <Submit>{t.check}</Submit>
        </p>
      </Form>
    </Section>
  );
}
