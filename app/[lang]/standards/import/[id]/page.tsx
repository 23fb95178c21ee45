import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { langOf } from "@/lib/params";
import { say } from "@/lib/say";
import { requireMember } from "@/lib/session";
import { DeskPage } from "@/standards/desk";
import { progressOf } from "@/standards/import/commands";
import { findDryRun } from "@/standards/import/queries";
import { Head } from "@/ui/shell";
import { Applied, Applying, Checked } from "./report";

type Props = { params: Promise<{ lang: string; id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = say(langOf((await params).lang)).import;
  return { title: t.title, description: t.lede };
}

/** A file that the reader uploaded: what it would do, how far it is, or what it did. */
export default async function ImportedPage({ params }: Props) {
  const { lang: given, id } = await params;
  const lang = langOf(given);
  const here = `standards/import/${id}`;
  const found = (await findDryRun(await requireMember(lang, here), id)) ?? notFound();
  const t = say(lang);
  const words = t.import;
  return (
    <DeskPage lang={lang} here={here} trail={[{ label: words.title, href: `/${lang}/standards/import` }, { label: found.fileName }]}>
      {found.run ? (
        <Checked lang={lang} found={found} run={found.run} />
      ) : found.outcome ? (
        <Applied lang={lang} fileName={found.fileName} outcome={found.outcome} />
      ) : (
        <>
          <Head title={words.applying} lede={words.applyingText} />
          <Applying lang={lang} here={here} progress={progressOf(id)} />
        </>
      )}
    </DeskPage>
  );
}
