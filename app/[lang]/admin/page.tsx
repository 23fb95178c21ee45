import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { setTheFloor } from "@/admin/actions";
import { findSettings } from "@/admin/queries";
import { langOf } from "@/lib/params";
import { say } from "@/lib/say";
import { requireMember } from "@/lib/session";
import { setTheFourEyes } from "@/standards/review/actions";
import { Field, Form, Submit } from "@/ui/form";
import { Head, Page, Section } from "@/ui/shell";

type Props = { params: Promise<{ lang: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = say(langOf((await params).lang)).admin;
  return { title: t.title, description: t.lede };
}

/** What holds for the whole organisation, for administrators: who writes standards cannot change it. */
export default async function AdminPage({ params }: Props) {
  const lang = langOf((await params).lang);
  const settings = (await findSettings(await requireMember(lang, "admin"))) ?? notFound();
  const t = say(lang);
  const { fourEyes, floor } = settings;
  return (
    <Page lang={lang} section="me" here="admin" work crumbs={[{ label: t.me.title, href: `/${lang}/me` }, { label: t.admin.title }]}>
      <Head title={t.admin.title} lede={t.admin.lede} />
      <Section title={t.admin.fourEyes}>
        <p>
          <b>{fourEyes ? t.admin.isOn : t.admin.isOff}</b>
        </p>
        <p>{t.admin.fourEyesText}</p>
        <p>{fourEyes ? t.admin.onText : t.admin.offText}</p>
        <Form action={setTheFourEyes} formKey={randomUUID()} className="gap">
          <input type="hidden" name="fourEyes" value={fourEyes ? "off" : "on"} />
          <Submit quiet>{fourEyes ? t.admin.switchOff : t.admin.switchOn}</Submit>
        </Form>
      </Section>
      <Section title={t.admin.floor}>
        <p>{t.admin.floorText}</p>
        <Form action={setTheFloor} formKey={randomUUID()} className="gap grid gap-5">
          <Field name="floor" label={t.admin.floorLabel} value={String(floor)} inputMode="numeric" hint={t.admin.floorHint} required />
          <div>
            <Submit quiet>{t.admin.setFloor}</Submit>
          </div>
        </Form>
      </Section>
    </Page>
  );
}
