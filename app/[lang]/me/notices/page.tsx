import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { now } from "@/lib/clock";
import { env } from "@/lib/env";
import type { Lang } from "@/lib/lang";
import { langOf, one } from "@/lib/params";
import { say } from "@/lib/say";
import { requireMember } from "@/lib/session";
import { Choice, Form, Submit } from "@/ui/form";
import { Empty, Pages } from "@/ui/parts";
import { Email, Head, Page, Section } from "@/ui/shell";
import { setPace } from "./actions";
import { findPace, listNotices } from "./queries";
import { ReceivedNotices } from "./received";

type Props = { params: Promise<{ lang: string }>; searchParams: Promise<{ page?: string | string[] }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = say(langOf((await params).lang)).notices;
  return { title: t.title, description: t.lede };
}

/** How often mail tells of notices, and whether it goes at all. */
function Pace({ lang, email, pace }: { lang: Lang; email: string; pace: string }) {
  const t = say(lang).notices;
  return (
    <Section title={t.pace} id="mail">
      <div className="max-w-measure">
        <p>{t.paceText}</p>
        {env().mail === null && <p className="note">{t.noServer}</p>}
        <Form action={setPace} formKey={randomUUID()} className="gap grid gap-5">
          <Choice
            name="pace"
            label={t.paceLabel}
            hint={
              <>
                {t.paceHint} <Email address={email} />
              </>
            }
            value={pace}
            options={(["weekly", "daily", "never"] as const).map((value) => ({ value, label: t.paces[value] }))}
          />
          <p>
            <Submit quiet>{say(lang).common.save}</Submit>
          </p>
        </Form>
      </div>
    </Section>
  );
}

/** What happened for whoever is signed in, the newest first, and how often mail says so. */
export default async function NoticesPage({ params, searchParams }: Props) {
  const lang = langOf((await params).lang);
  const actor = await requireMember(lang, "me/notices");
  const made = now();
  const self = (await findPace(actor)) ?? notFound();
  const { notices, unread, page, pages } = await listNotices(actor, Number.parseInt(one((await searchParams).page), 10) || 1);
  const t = say(lang).notices;
  const here = (at: number) => (at === 1 ? "me/notices" : `me/notices?page=${at}`);
  return (
    <Page lang={lang} section="me" here={here(page)} work crumbs={[{ label: say(lang).me.title, href: `/${lang}/me` }, { label: t.title }]}>
      <Head title={t.title} lede={t.lede} />
      <Section title={unread > 0 ? t.unread(unread) : t.caption} wide>
        {notices.length === 0 ? (
          <Empty action={{ label: t.toWork, href: `/${lang}/assessments` }}>{t.none}</Empty>
        ) : (
          <ReceivedNotices lang={lang} notices={notices} unread={unread} made={made} />
        )}
        {pages > 1 && <Pages lang={lang} at={page} pages={pages} hrefOf={(at) => `/${lang}/${here(at)}`} />}
      </Section>
      <Pace lang={lang} email={self.email} pace={self.digestPace} />
    </Page>
  );
}
