import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { langOf } from "@/lib/params";
import { say } from "@/lib/say";
import { requireMember, sessionEnd } from "@/lib/session";
import { DeskPage } from "@/standards/desk";
import { KeeperForm } from "@/standards/keeping/form";
import { findKeeping } from "@/standards/keeping/queries";
import { findEdit } from "@/standards/review/queries";
import { Coded } from "@/standards/said";
import { SessionEnd } from "@/ui/session-end";
import { Head } from "@/ui/shell";
import { Begin } from "./begin";
import { DraftWork } from "./draft";
import { Earlier } from "./remarks";
import { Requirements } from "./requirements";

type Props = { params: Promise<{ lang: string; code: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang, code } = await params;
  const t = say(langOf(lang)).review;
  return { title: t.editTitle(code), description: t.editLede };
}

/** Where leaders change a standard: its open draft, or the way to begin one. */
export default async function EditPage({ params }: Props) {
  const { lang: given, code } = await params;
  const lang = langOf(given);
  const here = `standards/${code}/edit`;
  const actor = await requireMember(lang, here);
  const it = await findEdit(actor, code);
  if (!it) notFound();
  const t = say(lang);
  const keeping = await findKeeping(actor, code);
  const ends = await sessionEnd();
  return (
    <DeskPage
      lang={lang}
      here={here}
      brand={it.brand}
      trail={[
        { label: t.review.title, href: `/${lang}/standards/review` },
        { label: code, ...(it.liveNumber === null ? {} : { href: `/${lang}/standards/${code}` }) },
        { label: t.review.edit },
      ]}
    >
      <Head title={<Coded text={t.review.editTitle(code)} code={code} />} lede={t.review.editLede} />
      {it.draft ? <DraftWork lang={lang} person={actor.id} draft={it.draft} known={it.known} versions={it.versions} /> : <Begin lang={lang} it={it} />}
      <Earlier lang={lang} drafts={it.earlier} />
      {keeping && <KeeperForm lang={lang} keeping={keeping} />}
      {!it.isRetired && <Requirements lang={lang} actor={actor} code={code} />}
      {ends && <SessionEnd ends={ends.toISOString()} lang={lang} labels={t.session.end} />}
    </DeskPage>
  );
}
