import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { type Lang, langs } from "@/lib/lang";
import { langOf } from "@/lib/params";
import { isA } from "@/lib/policy";
import { say } from "@/lib/say";
import { requireMember } from "@/lib/session";
import { startNewVersion } from "@/standards/[code]/edit/actions";
import { WordByWord } from "@/standards/comparison";
import { Desk, DeskPage } from "@/standards/desk";
import { pageIn } from "@/standards/filters";
import { Wording } from "@/standards/said";
import { Form, Submit } from "@/ui/form";
import { Pages } from "@/ui/parts";
import { BrandMark, Empty, Head, Section } from "@/ui/shell";
import { checkOldTranslation } from "./actions";
import { listTranslations, type Untranslated } from "./queries";

type Props = { params: Promise<{ lang: string }>; searchParams: Promise<{ page?: string | string[] }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = say(langOf((await params).lang)).translations;
  return { title: t.title, description: t.lede };
}

/** One standard that is missing in a language or may lag behind in it: what changed, and what can be done. */
function Item({ lang, it }: { lang: Lang; it: Untranslated }) {
  const t = say(lang);
  const words = t.translations;
  return (
    <li className="norm">
      <div>
        <span className="code">{it.code}</span>
        <a className="st" href={`/${lang}/standards/${it.code}`}>
          <Wording lang={lang} said={it.statement} unmarked />
        </a>
        <span className="note">
          <BrandMark brand={it.owner.brand} /> {it.owner.name}, {it.changes === null ? words.missing : words.lags}
        </span>
        {it.changes?.map(({ field, from, to }) => (
          <p key={field}>
            <span className="note">{t.standards.fields[field]}: </span>
            <span lang={it.statement.lang}>
              <WordByWord from={String(from ?? "")} to={String(to ?? "")} />
            </span>
          </p>
        ))}
      </div>
      <div className="flex flex-wrap content-start items-center gap-x-4 gap-y-2">
        {it.changes !== null && (
          <Form action={checkOldTranslation} formKey={randomUUID()}>
            <input type="hidden" name="code" value={it.code} />
            <input type="hidden" name="version" value={it.number} />
            <input type="hidden" name="lang" value={it.lang} />
            <Submit>
              {words.stillRight} <span className="vh">{it.code}</span>
            </Submit>
          </Form>
        )}
        {it.hasDraft ? (
          <a href={`/${lang}/standards/${it.code}/edit#${it.lang}.statement`}>{words.toDraft}</a>
        ) : (
          <Form action={startNewVersion} formKey={randomUUID()}>
            <input type="hidden" name="code" value={it.code} />
            <input type="hidden" name="at" value={it.lang} />
            <Submit quiet>
              {words.translate} <span className="vh">{it.code}</span>
            </Submit>
          </Form>
        )}
      </div>
    </li>
  );
}

/** What is still to be translated and what may lag behind, for who leads it, by language. */
export default async function TranslationsPage({ params, searchParams }: Props) {
  const lang = langOf((await params).lang);
  const here = "standards/translations";
  const actor = await requireMember(lang, here);
  if (!isA(actor, "leader")) notFound();
  const { at, pages, items } = await listTranslations(actor, pageIn((await searchParams).page));
  const t = say(lang);
  const words = t.translations;
  return (
    <DeskPage lang={lang} here={here} trail={[{ label: words.title }]}>
      <Head title={words.title} lede={words.lede}>
        <Desk lang={lang} here="translations" />
      </Head>
      {items.length === 0 && <Empty action={{ label: t.standards.toAll, href: `/${lang}/standards` }}>{words.none}</Empty>}
      {langs.map((into) => {
        const mine = items.filter((it) => it.lang === into);
        return (
          mine.length > 0 && (
            <Section key={into} title={words.into(t.review.inLang[into])} wide>
              <ul className="norms">
                {mine.map((it) => (
                  <Item key={it.code} lang={lang} it={it} />
                ))}
              </ul>
            </Section>
          )
        );
      })}
      {pages > 1 && <Pages lang={lang} at={at} pages={pages} hrefOf={(page) => `/${lang}/standards/translations${page > 1 ? `?page=${page}` : ""}`} />}
    </DeskPage>
  );
}
