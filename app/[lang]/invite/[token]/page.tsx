import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { redeemLink } from "@/invite/actions";
import { LinkGone } from "@/invite/gone";
import { findInvited } from "@/invite/queries";
import { langOf } from "@/lib/params";
import { visitor } from "@/lib/policy";
import { say } from "@/lib/say";
import { Field, Form, Submit } from "@/ui/form";
import { Head, Page } from "@/ui/shell";

type Props = { params: Promise<{ lang: string; token: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = say(langOf((await params).lang)).signIn.invite;
  return { title: t.page, description: t.lede, robots: { index: false } };
}

/** Where somebody who was invited chooses a password. Looking at it uses nothing up. */
export default async function InvitePage({ params }: Props) {
  const { lang: given, token } = await params;
  const lang = langOf(given);
  const t = say(lang).signIn;
  const here = `invite/${token}`;
  const person = await findInvited(visitor(lang), token);
  if (!person) return <LinkGone lang={lang} here={here} />;
  return (
    <Page lang={lang} here={here} work>
      <Head title={t.invite.title(person.name)} lede={t.invite.lede} />
      <Form action={redeemLink} formKey={randomUUID()} className="grid max-w-measure gap-5">
        <input type="hidden" name="token" value={token} />
        <div className="field">
          <label htmlFor="username">{t.email}</label>
          <input id="username" type="email" value={person.email} autoComplete="username" readOnly />
        </div>
        <Field name="password" type="password" label={t.newPassword} hint={t.passwordHint} autoComplete="new-password" required />
        <Field name="passwordAgain" type="password" label={t.again} autoComplete="new-password" required />
        <p>
          <Submit>{t.invite.submit}</Submit>
        </p>
      </Form>
    </Page>
  );
}
