import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { Lang } from "@/lib/lang";
import { otherLang } from "@/lib/lang";
import { langOf } from "@/lib/params";
import { type Actor, can, isA } from "@/lib/policy";
import { day, say, timeOf } from "@/lib/say";
import { requireMember, sessionEnd } from "@/lib/session";
import { listUnread } from "@/me/notices/queries";
import { UnreadNotices } from "@/me/notices/received";
import { findSelf, listTokens } from "@/me/queries";
import { Tokens } from "@/me/tokens";
import { roleWords } from "@/people/rules";
import { endOwnSession } from "@/sign-in/actions";
import { Email, Head, Page, Section } from "@/ui/shell";
import { SignOut } from "@/ui/sign-out";

type Props = { params: Promise<{ lang: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = say(langOf((await params).lang)).me;
  return { title: t.title, description: t.waiting };
}

/** Where each role finds its work. */
function Waiting({ lang, actor, keeps }: { lang: Lang; actor: Actor; keeps: number }) {
  const t = say(lang).me;
  const links = [
    { shown: true, to: "me/notices", label: t.notices, text: t.noticesText },
    { shown: isA(actor, "employee"), to: "assessments", label: t.assess, text: t.assessText },
    { shown: isA(actor, "manager"), to: "assessments", label: t.submitted, text: t.submittedText },
    { shown: isA(actor, "leader"), to: "standards/review", label: t.review, text: t.reviewText },
    { shown: keeps > 0 || isA(actor, "leader"), to: "standards/keeping", label: t.keep, text: t.keepText(keeps) },
    { shown: isA(actor, "leader"), to: "standards/translations", label: t.translate, text: t.translateText },
    { shown: isA(actor, "leader"), to: "standards/new", label: t.write, text: t.writeText },
    { shown: can(actor, "person.manage", {}), to: "people", label: t.people, text: t.peopleText },
    { shown: can(actor, "organisation.manage", {}), to: "admin", label: t.settings, text: t.settingsText },
  ].filter(({ shown }) => shown);
  return (
    <Section title={t.waiting}>
      <ul className="grid gap-4">
        {links.map(({ to, label, text }) => (
          <li key={label}>
            <a href={`/${lang}/${to}`}>{label}</a>
            <p className="note">{text}</p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Whoever is signed in: what they are here, what is waiting, and the way out. */
export default async function MePage({ params }: Props) {
  const lang = langOf((await params).lang);
  const actor = await requireMember(lang, "me");
  const self = (await findSelf(actor)) ?? notFound();
  const end = await sessionEnd();
  const t = say(lang).me;
  return (
    <Page lang={lang} section="me" here="me" work>
      <Head label={t.title} title={self.name} lede={<Email address={self.email} />} />
      <UnreadNotices lang={lang} {...(await listUnread(actor))} />
      <Waiting lang={lang} actor={actor} keeps={self.keeps} />
      <Section title={t.roles}>
        {self.roles.length === 0 && <p>{t.noRoles}</p>}
        <ul className="grid gap-2">
          {self.roles.map((role) => (
            <li key={role.id}>
              {roleWords(lang, role)}{" "}
              <span className="note">{[t.since(day(lang, role.from)), role.to && t.until(day(lang, role.to))].filter(Boolean).join(", ")}</span>
            </li>
          ))}
        </ul>
      </Section>
      <Tokens lang={lang} tokens={await listTokens(actor)} mayMake={can(actor, "token.make", {})} />
      <Section title={t.language}>
        <a href={`/${otherLang(lang)}/me`} lang={otherLang(lang)} hrefLang={otherLang(lang)}>
          {t.otherLanguage}
        </a>
      </Section>
      <Section title={t.leave}>
        {end && <p>{t.ends(timeOf(lang, end))}</p>}
        <div className="gap">
          <SignOut action={endOwnSession} formKey={randomUUID()} labels={say(lang).session.signOut} />
        </div>
      </Section>
    </Page>
  );
}
