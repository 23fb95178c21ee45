import { randomUUID } from "node:crypto";
import type { Lang } from "@/lib/lang";
import { say } from "@/lib/say";
import { FileField, Form, Submit } from "@/ui/form";
import { checkFile } from "./actions";

/** The form in which one chooses a file with standards. */
export function Upload({ lang, label, quiet }: { lang: Lang; label: string; quiet?: boolean }) {
  const t = say(lang).import;
  return (
    <Form action={checkFile} formKey={randomUUID()} className="grid max-w-measure gap-5">
      <FileField name="file" label={label} hint={t.fileHint} accept=".xlsx,.csv,.txt,.tsv" required />
      <p>
        <Submit quiet={quiet}>{t.check}</Submit>
      </p>
    </Form>
  );
}
