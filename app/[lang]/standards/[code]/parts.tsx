import { today } from "@/lib/clock";
import type { Lang } from "@/lib/lang";
import { day, dayOf, say } from "@/lib/say";
import { hrefOf } from "@/standards/filters";
import { Norms } from "@/standards/norm";
import { Wording } from "@/standards/said";
import { BrandMark, History, HistoryRow, Notice, Section } from "@/ui/shell";
import type { Related } from "./columns";
import type { Past, Standard } from "./queries";

type Owned = { code: string; owner: Standard["owner"] };

/** The line above the title: whose standard it is, its code, and which version this is. */
export const Label = ({ code, owner, note }: Owned & { note: string }) => (
  <>
    <BrandMark brand={owner.brand} />
    {owner.name} <span className="code">{code}</span> <span className="note">{note}</span>
  </>
);

/** The way down to a standard, or to a page of it. */
export const crumbsTo = (lang: Lang, { code, owner }: Owned, here?: string) => [
  { label: say(lang).standards.title, href: `/${lang}/standards` },
  { label: owner.name, href: hrefOf(lang, { brand: owner.filter }) },
  ...(here ? [{ label: code, href: `/${lang}/standards/${code}` }, { label: here }] : [{ label: code }]),
];

/** Says which language the words are in when it is not the page's, and when nobody has read the translation yet. */
export function LanguageNote({ lang, said, isUnchecked }: { lang: Lang; said: Lang; isUnchecked: boolean }) {
  const t = say(lang).standards;
  const title = said !== lang ? t.onlyInOther : isUnchecked ? t.unchecked : null;
  return (
    title && (
      <div className="gap">
        <Notice title={title} />
      </div>
    )
  );
}

const LinkTo = ({ lang, it }: { lang: Lang; it: Related }) => (
  <>
    <a href={`/${lang}/standards/${it.code}`}>
      <Wording lang={lang} said={it.statement} />
    </a>{" "}
    <span className="code">{it.code}</span>
  </>
);

/** First on the page of a retired standard: since when it no longer holds, and where it went on. */
export function Retired({ lang, standard }: { lang: Lang; standard: Standard }) {
  const t = say(lang).standards;
  if (!standard.retiredAt) return null;
  return (
    <div className="gap">
      <Notice title={t.retired(dayOf(lang, standard.retiredAt))}>
        {standard.successors.length === 0
          ? t.noSuccessor
          : standard.successors.map((it) => (
              <span key={it.code} className="block">
                {t.successor[it.kind]} <LinkTo lang={lang} it={it} />
              </span>
            ))}
      </Notice>
    </div>
  );
}

/** What tightens or loosens it, and what it follows on; each with its own figures beside it. */
export function RelatedSection({ lang, standard }: { lang: Lang; standard: Standard }) {
  const t = say(lang).standards;
  const { variants, ancestors } = standard;
  const rows = [...variants.map((it) => ({ ...it, note: t.isVaried[it.stance](it.owner) })), ...ancestors.map((it) => ({ ...it, note: t.follows[it.kind] }))];
  if (rows.length === 0) return null;
  return (
    <Section title={t.related} wide>
      <Norms lang={lang} norms={rows} />
    </Section>
  );
}

/** Who keeps it, what it weighs, when it is looked at again, and the way to change it. */
export function KeepingSection({ lang, standard }: { lang: Lang; standard: Standard }) {
  const t = say(lang).standards;
  const { keeper, reviewBy, live, retiredAt, code } = standard;
  const { weight, critical } = live.content.numbers;
  return (
    <Section title={t.keeping}>
      <p>
        {keeper ? t.keptBy(keeper.name, keeper.place) : t.noKeeper} {t.weighs(weight)}
        {critical && (
          <>
            , <b>{t.critical.toLowerCase()}</b>
          </>
        )}
        .
      </p>
      {reviewBy && !retiredAt && <p className="gap">{t.reviewBy(day(lang, reviewBy))}</p>}
      {!retiredAt && (
        <p className="gap act">
          <a href={`/${lang}/standards/${code}/edit`}>{t.change}</a>
          {standard.isBase && (
            <a className="ms-4" href={`/${lang}/standards/new?base=${code}`}>
              {t.vary}
            </a>
          )}
        </p>
      )}
    </Section>
  );
}

/** Chooses any two versions to compare; a plain form that asks for an address. */
export function CompareForm({
  lang,
  code,
  versions,
  from,
  to,
}: {
  lang: Lang;
  code: string;
  versions: Pick<Past, "number" | "publishedAt">[];
  from?: number;
  to?: number;
}) {
  const t = say(lang).standards;
  const select = (name: "from" | "to", label: string, chosen: number | undefined) => (
    <div className="field">
      <label htmlFor={`compare-${name}`}>{label}</label>
      <select id={`compare-${name}`} name={name} defaultValue={chosen}>
        {versions.map((version) => (
          <option key={version.number} value={version.number}>
            {t.version(version.number)}, {dayOf(lang, version.publishedAt)}
          </option>
        ))}
      </select>
    </div>
  );
  return (
    <form method="get" action={`/${lang}/standards/${code}/compare`} className="gap act flex flex-wrap items-end gap-x-4 gap-y-3">
      {select("from", t.compareFrom, from ?? versions[1]?.number)}
      {select("to", t.compareTo, to ?? versions[0]?.number)}
      <button className="btn quiet" type="submit">
        {t.compare}
      </button>
    </form>
  );
}

/** Every version with what changed, who wrote and approved it, its own address and the comparison with the one before. */
export function VersionsSection({ lang, code, versions }: { lang: Lang; code: string; versions: Past[] }) {
  const t = say(lang).standards;
  const at = `/${lang}/standards/${code}`;
  return (
    <Section title={t.versions}>
      <History>
        {versions.map(({ number, change, editorialReason, publishedAt, note, author, approver }) => (
          <HistoryRow
            key={number}
            number={number}
            lang={lang}
            change={change}
            date={today(publishedAt)}
            by={author && (approver ? t.writtenAndApproved(author, approver) : author)}
          >
            {note.text && (
              <p>
                <Wording lang={lang} said={note} />
              </p>
            )}
            {editorialReason && <p className="note">{t.editorialBecause(editorialReason)}</p>}
            <p className="note act flex flex-wrap gap-x-6">
              <a href={`${at}/versions/${number}`}>{t.openVersion(number)}</a>
              {number > 1 && <a href={`${at}/compare?from=${number - 1}&to=${number}`}>{t.compareTwo(number - 1, number)}</a>}
            </p>
          </HistoryRow>
        ))}
      </History>
      {versions.length > 2 && <CompareForm lang={lang} code={code} versions={versions} />}
    </Section>
  );
}
