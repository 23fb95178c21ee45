import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { langs } from "@/lib/lang";
import { langOf, one } from "@/lib/params";
import { can } from "@/lib/policy";
import { say } from "@/lib/say";
import { requireMember } from "@/lib/session";
import { addSynonyms, changeSynonyms, removeSynonyms, restoreSynonyms } from "@/search/actions";
import { listSynonyms } from "@/search/queries";
import { Choice, Field, Form, Submit } from "@/ui/form";
import { Empty, Head, Page, Section } from "@/ui/shell";

type Props = { params: Promise<{ lang: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = say(langOf((await params).lang)).search.synonyms;
  return { title: t.title, description: t.lede };
}

/** The sets of words that mean the same to every search: added, changed, taken away and put back. */
export default async function SynonymsPage({ params, searchParams }: Props) {
  const lang = langOf((await params).lang);
  const actor = await requireMember(lang, "search/synonyms");
  if (!can(actor, "search.synonyms", {})) notFound();
  const asked = await searchParams;
  const t = say(lang).search;
  const { sets, removed } = await listSynonyms(actor);
  return (
    <Page lang={lang} section="search" here="search/synonyms" crumbs={[{ label: t.title, href: `/${lang}/search` }, { label: t.synonyms.title }]} work>
      <Head title={t.synonyms.title} lede={t.synonyms.lede} />
      <Section title={t.synonyms.add}>
        <Form action={addSynonyms} formKey={randomUUID()} className="grid gap-4">
          <Field className="synonym" name="words" label={t.synonyms.words} hint={t.synonyms.hint} value={one(asked.words)} maxLength={700} />
          <Choice
            name="lang"
            label={t.synonyms.language}
            value={one(asked.in) || lang}
            options={langs.map((it) => ({ value: it, label: say(it).languageName }))}
          />
          <p>
            <Submit>{t.synonyms.add}</Submit>
          </p>
        </Form>
      </Section>
      {langs.map((inLang) => {
        const own = sets.filter((set) => set.lang === inLang);
        return (
          <Section key={inLang} title={say(inLang).languageName}>
            {own.length === 0 ? (
              <Empty>{t.synonyms.none}</Empty>
            ) : (
              <ul className="grid gap-6">
                {own.map(({ id, words, revision }) => (
                  <li key={id} className="flex flex-wrap items-end gap-x-3 gap-y-2">
                    <Form action={changeSynonyms} formKey={randomUUID()} className="flex flex-wrap items-end gap-x-3 gap-y-2">
                      <input type="hidden" name="id" value={id} />
                      <input type="hidden" name="revision" value={revision} />
                      <Field className="synonym" name="words" label={t.synonyms.words} value={words.join(" = ")} maxLength={700} />
                      <Submit quiet>{t.synonyms.save}</Submit>
                    </Form>
                    <Form action={removeSynonyms} formKey={randomUUID()}>
                      <input type="hidden" name="id" value={id} />
                      <input type="hidden" name="revision" value={revision} />
                      <Submit quiet>
                        {t.synonyms.remove}
                        <span className="vh"> {words.join(" = ")}</span>
                      </Submit>
                    </Form>
                  </li>
                ))}
              </ul>
            )}
          </Section>
        );
      })}
      {removed.length > 0 && (
        <Section title={t.synonyms.removedTitle} id="removed">
          <ul className="grid gap-3">
            {removed.map(({ id, lang: inLang, words }) => (
              <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-2">
                <span lang={inLang}>{words.join(" = ")}</span>
                <Form action={restoreSynonyms} formKey={randomUUID()}>
                  <input type="hidden" name="id" value={id} />
                  <Submit quiet>
                    {t.synonyms.restore}
                    <span className="vh"> {words.join(" = ")}</span>
                  </Submit>
                </Form>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Page>
  );
}
