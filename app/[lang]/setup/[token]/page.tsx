import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { LinkGone } from "@/invite/gone";
import { langOf } from "@/lib/params";
import { visitor } from "@/lib/policy";
import { say } from "@/lib/say";
import { makeFirstAdministrator } from "@/setup/actions";
import { isSetUpOpen } from "@/setup/queries";
import { Field, Form, Submit } from "@/ui/form";
import { Head, Page } from "@/ui/shell";

type Props = { params: Promise<{ lang: string; token: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = say(langOf((await params).lang)).signIn.setUp;
  return { title: t.title, description: t.lede, robots: { index: false } };
}

/** Where the first administrator makes themselves. Looking at it uses nothing up. */
export default async function SetUpPage({ params }: Props) {
  const { lang: given, token } = await params;
  const lang = langOf(given);
  const t = say(lang).signIn;
  const here = `setup/${token}`;
  if (!(await isSetUpOpen(visitor(lang), token))) return <LinkGone lang={lang} here={here} />;
  return (
    <Page lang={lang} here={here} work>
      <Head title={t.setUp.title} lede={t.setUp.lede} />
      <Form action={makeFirstAdministrator} formKey={randomUUID()} className="grid max-w-measure gap-5">
        <input type="hidden" name="token" value={token} />
        <Field name="name" label={t.setUp.name} autoComplete="name" maxLength={200} required />
        <Field name="email" type="email" label={t.email} autoComplete="username" maxLength={254} required />
        <Field name="password" type="password" label={t.newPassword} hint={t.passwordHint} autoComplete="new-password" required />
        <Field name="passwordAgain" type="password" label={t.again} autoComplete="new-password" required />
        <p>
          <Submit>{t.setUp.submit}</Submit>
        </p>
      </Form>
    </Page>
  );
}
