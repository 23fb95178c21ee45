import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { langs } from "@/lib/lang";
import { langOf } from "@/lib/params";
import { can } from "@/lib/policy";
import { say } from "@/lib/say";
import { requireMember } from "@/lib/session";
import { addPerson } from "@/people/actions";
import { listUnits } from "@/people/queries";
import { RoleFields } from "@/people/role-fields";
import { Choice, Field, Form, Submit } from "@/ui/form";
import { Head, Page } from "@/ui/shell";

type Props = { params: Promise<{ lang: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = say(langOf((await params).lang)).people;
  return { title: t.newTitle, description: t.newLede };
}

/** Where an administrator adds somebody. */
export default async function NewPersonPage({ params }: Props) {
  const lang = langOf((await params).lang);
  const actor = await requireMember(lang, "people/new");
  if (!can(actor, "person.manage", {})) notFound();
  const t = say(lang).people;
  const crumbs = [{ label: say(lang).me.title, href: `/${lang}/me` }, { label: t.title, href: `/${lang}/people` }, { label: t.newTitle }];
  return (
    <Page lang={lang} section="me" here="people/new" crumbs={crumbs} work>
      <Head title={t.newTitle} lede={t.newLede} />
      <Form action={addPerson} formKey={randomUUID()} className="grid max-w-measure gap-5">
        <Field name="name" label={t.name} maxLength={200} autoComplete="off" required />
        <Field name="email" type="email" label={t.email} maxLength={254} autoComplete="off" required />
        <Choice name="lang" label={t.language} options={langs.map((value) => ({ value, label: t.languages[value] }))} />
        <h2>{t.firstRole}</h2>
        <RoleFields lang={lang} units={await listUnits(actor, lang)} />
        <p>
          <Submit>{t.addSubmit}</Submit>
        </p>
      </Form>
    </Page>
  );
}
