import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { env } from "@/lib/env";
import type { Lang } from "@/lib/lang";
import { langOf, one } from "@/lib/params";
import { demoPassword } from "@/lib/password";
import { say } from "@/lib/say";
import { findActor } from "@/lib/session";
import { openOwnSession } from "@/sign-in/actions";
import { returnTo } from "@/sign-in/rules";
import { Field, Form, Submit } from "@/ui/form";
import { Columns, Head, Notice, Page, Section } from "@/ui/shell";

type Props = { params: Promise<{ lang: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = say(langOf((await params).lang)).signIn;
  return { title: t.title, description: t.lede };
}

/** The demo's accounts, for whoever looks around; only while the demo is on. */
function DemoAccounts({ lang }: { lang: Lang }) {
  const t = say(lang).signIn;
  return (
    <Section title={t.demo}>
      <p>
        {t.demoText} <b className="whitespace-nowrap">{demoPassword}</b>.
      </p>
      <table className="table gap">
        <caption>{t.demoCaption}</caption>
        <Columns of={[t.email, t.who]} />
        <tbody>
          {Object.entries(t.accounts).map(([first, who]) => (
            <tr key={first}>
              <th scope="row">{`${first}@lindegroep.example`}</th>
              <td>{who}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

/** Where somebody signs in; whoever is signed in already goes on at once. */
export default async function SignInPage({ params, searchParams }: Props) {
  const lang = langOf((await params).lang);
  const next = one((await searchParams).next);
  const actor = await findActor(lang);
  if (actor.id !== null) redirect(returnTo(lang, next, env().url.origin));
  const t = say(lang).signIn;
  return (
    <Page lang={lang} section="me" here={next ? `sign-in?next=${encodeURIComponent(next)}` : "sign-in"} work>
      <Head title={t.title} lede={t.lede} />
      {next && <Notice title={t.why}>{t.whyNext}</Notice>}
      <Form action={openOwnSession} formKey={randomUUID()} className="grid max-w-measure gap-5">
        <input type="hidden" name="next" value={next} />
        <Field name="email" type="email" label={t.email} autoComplete="username" maxLength={254} required />
        <Field name="password" type="password" label={t.password} autoComplete="current-password" required />
        <p>
          <Submit>{t.submit}</Submit>
        </p>
        <p className="note">{t.help}</p>
      </Form>
      {env().demo && <DemoAccounts lang={lang} />}
    </Page>
  );
}
