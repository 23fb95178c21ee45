import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { listToRewrite } from "@/assessments/calibration/queries";
import { findBrand } from "@/lib/content";
import type { Lang } from "@/lib/lang";
import { langOf, one } from "@/lib/params";
import { can, isA } from "@/lib/policy";
import { day, percent, say } from "@/lib/say";
import { requireMember } from "@/lib/session";
import { startNewVersion } from "@/standards/[code]/edit/actions";
import { Desk, DeskPage } from "@/standards/desk";
import { hrefOf, pageIn } from "@/standards/filters";
import { Norms } from "@/standards/norm";
import { Coded, Wording } from "@/standards/said";
import { UpkeepBadge } from "@/standards/upkeep";
import { Field, Form, Submit } from "@/ui/form";
import { Columns, Pages } from "@/ui/parts";
import { Ruler } from "@/ui/ruler";
import { BrandMark, Empty, Head, Notice, Section } from "@/ui/shell";
import { confirmStandard, ownBrand } from "./actions";
import { Confirmations } from "./confirmations";
import { findConfirmed, type Kept, listKept, listOverdue, listOwnersOf, listShares, listStale, type Share } from "./queries";
import { aim, printOfOwner } from "./rules";

type Props = {
  params: Promise<{ lang: string }>;
  searchParams: Promise<{ confirmed?: string | string[]; page?: string | string[]; oldest?: string | string[] }>;
};
type Owners = Awaited<ReturnType<typeof listOwnersOf>>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = say(langOf((await params).lang)).keeping;
  return { title: t.title, description: t.lede };
}

/** Something is wrong with it: a leader begins a new version, another keeper tells the owner. */
function Wrong({ lang, it, owners }: { lang: Lang; it: Kept; owners: Owners }) {
  const t = say(lang).keeping;
  if (it.mayDraft)
    return (
      <Form action={startNewVersion} formKey={randomUUID()}>
        <input type="hidden" name="code" value={it.code} />
        <Submit quiet>{t.wrong}</Submit>
      </Form>
    );
  const owner = owners.find(({ slug }) => slug === it.owner.brand?.slug)?.owner ?? owners[0]?.owner;
  return <p className="note">{owner ? t.wrongTell(owner.name) : t.wrongAsk}</p>;
}

/** One standard to look at: how it stands, what changed since it was last confirmed, and the button. */
function Item({ lang, it, owners }: { lang: Lang; it: Kept; owners: Owners }) {
  const t = say(lang).keeping;
  const [last] = it.confirmations;
  return (
    <li className="norm">
      <div>
        <span className="code">{it.code}</span>
        <a className="st" href={`/${lang}/standards/${it.code}`}>
          <Wording lang={lang} said={it.statement} />
        </a>
        <span className="note">
          {it.owner.name}
          {it.keeper ? `, ${t.keptBy(it.keeper)}` : `, ${t.noKeeper}`}
        </span>
        {last && last.version < it.number && (
          <a className="note" href={`/${lang}/standards/${it.code}/compare?from=${last.version}&to=${it.number}`}>
            {t.since(last.version, it.number)}
          </a>
        )}
        {it.confirmations.length > 0 && (
          <details className="note">
            <summary>{t.history}</summary>
            <Confirmations lang={lang} confirmations={it.confirmations} />
          </details>
        )}
      </div>
      <div className="grid content-start gap-3">
        <p>{it.reviewBy ? <UpkeepBadge lang={lang} upkeep={it.upkeep} reviewBy={it.reviewBy} confirmedAt={it.confirmedAt} /> : t.noDay}</p>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          {it.mayConfirm && (
            <Form action={confirmStandard} formKey={randomUUID()}>
              <input type="hidden" name="code" value={it.code} />
              <input type="hidden" name="version" value={it.number} />
              <Submit>
                {t.confirm} <span className="vh">{it.code}</span>
              </Submit>
            </Form>
          )}
          <Wrong lang={lang} it={it} owners={owners} />
        </div>
      </div>
    </li>
  );
}

const Items = ({ lang, items, owners }: { lang: Lang; items: Kept[]; owners: Owners }) => (
  <ul className="norms">
    {items.map((it) => (
      <Item key={it.code} lang={lang} it={it} owners={owners} />
    ))}
  </ul>
);

/** The name of an owner as the list of standards filters them. */
function ownerName(lang: Lang, filter: string | null): string {
  const t = say(lang);
  if (filter === null) return t.keeping.together;
  return filter === "organisation" ? t.common.organisation : filter === "departments" ? t.standards.departments : (findBrand(filter)?.name ?? filter);
}

/** For leaders: how much of what they lead is confirmed, by brand, drawn and as a table. */
function Shares({ lang, shares }: { lang: Lang; shares: Share[] }) {
  const t = say(lang).keeping;
  const { columns } = t;
  const shareOf = ({ all, confirmed }: Share) => Math.round((confirmed / Math.max(all, 1)) * 100);
  return (
    <Section title={t.shares} wide>
      <p className="max-w-measure">{t.sharesText(aim)}</p>
      <div className="gap" aria-hidden="true">
        {shares.map((share) => (
          <div className="strip" key={share.filter ?? ""}>
            <h3>
              <BrandMark brand={findBrand(share.filter)} /> {ownerName(lang, share.filter)}
            </h3>
            <div>
              <Ruler as="strip" values={[]} self={shareOf(share)} second={aim} ends />
            </div>
            <span>{percent(lang, shareOf(share))}</span>
          </div>
        ))}
      </div>
      <table className="table">
        <caption>{t.sharesCaption}</caption>
        <Columns of={[columns.owner, columns.share, columns.confirmed, columns.due, columns.overdue, columns.unkept]} />
        <tbody>
          {shares.map((share) => (
            <tr key={share.filter ?? ""}>
              <th scope="row">
                {share.filter === null ? ownerName(lang, null) : <a href={hrefOf(lang, { brand: share.filter })}>{ownerName(lang, share.filter)}</a>}
              </th>
              <td data-label={columns.share}>
                {percent(lang, shareOf(share))}, {shareOf(share) >= aim ? t.reached : t.notReached}
              </td>
              <td data-label={columns.confirmed}>{t.of(share.confirmed, share.all)}</td>
              <td data-label={columns.due}>{share.due}</td>
              <td data-label={columns.overdue}>{share.overdue}</td>
              <td data-label={columns.unkept}>{share.unkept}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

/** For leaders of the whole organisation: who takes over what a keeper leaves behind. */
const OwnerForms = ({ lang, owners }: { lang: Lang; owners: Owners }) => {
  const t = say(lang);
  return (
    <Section title={t.keeping.owners} id="owners">
      <p>{t.keeping.ownersText}</p>
      <div className="gap grid gap-5">
        {owners.map(({ slug, name, owner }) => (
          <Form key={slug} action={ownBrand} formKey={randomUUID()} className="grid gap-3">
            <input type="hidden" name="of" value={slug} />
            <input type="hidden" name="shown" value={printOfOwner(owner?.id ?? null)} />
            <Field
              name="owner"
              type="email"
              label={t.keeping.ownerOf(name ?? t.common.organisation)}
              hint={owner ? t.keeping.ownerNow(owner.name) : t.keeping.noOwner}
              autoComplete="off"
              maxLength={254}
              required
            />
            <p>
              <Submit quiet>{t.keeping.setOwner(name ?? t.common.organisation)}</Submit>
            </p>
          </Form>
        ))}
      </div>
    </Section>
  );
};

/** What somebody keeps, with one button to confirm each; for leaders also how much is confirmed and what has waited longest. */
export default async function KeepingPage({ params, searchParams }: Props) {
  const lang = langOf((await params).lang);
  const here = "standards/keeping";
  const actor = await requireMember(lang, here);
  const t = say(lang);
  const words = t.keeping;
  const asked = await searchParams;
  const { at, pages, rows: kept } = await listKept(actor, pageIn(asked.page));
  const shares = await listShares(actor);
  const overdue = await listOverdue(actor, pageIn(asked.oldest));
  const stale = await listStale(actor);
  const toRewrite = await listToRewrite(actor);
  const owners = await listOwnersOf();
  const named = one(asked.confirmed);
  const confirmed = named ? await findConfirmed(actor, named) : null;
  const parts = [
    { title: words.overdue, items: kept.filter(({ upkeep }) => upkeep === "overdue") },
    { title: words.due, items: kept.filter(({ upkeep }) => upkeep === "due") },
    { title: words.rest, items: kept.filter(({ upkeep }) => upkeep === "confirmed") },
  ].filter(({ items }) => items.length > 0);
  return (
    <DeskPage lang={lang} here={here} trail={[{ label: words.title }]}>
      <Head title={words.title} lede={words.lede}>
        {isA(actor, "leader") && <Desk lang={lang} here="keeping" />}
      </Head>
      {confirmed && <Notice title={<Coded text={words.isConfirmed(confirmed.code, day(lang, confirmed.reviewBy))} code={confirmed.code} />} />}
      {kept.length === 0 && <Empty action={{ label: t.standards.toAll, href: `/${lang}/standards` }}>{words.nothing}</Empty>}
      {parts.map(({ title, items }) => (
        <Section key={title} title={title} wide>
          <Items lang={lang} items={items} owners={owners} />
        </Section>
      ))}
      {pages > 1 && <Pages lang={lang} at={at} pages={pages} hrefOf={(page) => `/${lang}/standards/keeping?page=${page}&oldest=${overdue.at}`} />}
      {toRewrite.length > 0 && (
        <Section title={t.calibration.keeperTitle} id="rewrite" wide>
          <p className="max-w-measure">{t.calibration.keeperText}</p>
          <ul className="gap">
            {toRewrite.map((it) => (
              <li key={`${it.code} ${it.caseItemId}`}>
                <span className="code">{it.code}</span> <Wording lang={lang} said={it.statement} />: {t.calibration.keeperCycle(it.cycle)},{" "}
                {t.calibration.rewriteItem(t.calibration.spreadOf(String(it.spread)), percent(lang, Math.round(it.agreement * 10) / 10))};{" "}
                <a href={`/${lang}/standards/${it.code}${it.mayDraft ? "/edit" : ""}`}>
                  {it.mayDraft ? t.calibration.draftIt : t.calibration.seeStandard}
                  <span className="vh"> {it.code}</span>
                </a>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {stale.length > 0 && (
        <Section title={t.variants.stale} wide>
          <p className="max-w-measure">{t.variants.staleText}</p>
          <Norms lang={lang} norms={stale.map((it) => ({ ...it, note: <a href={`/${lang}/standards/${it.base}`}>{t.variants.toBase(it.base)}</a> }))} />
        </Section>
      )}
      {isA(actor, "leader") && <Shares lang={lang} shares={shares} />}
      {overdue.rows.length > 0 && (
        <Section title={words.oldest} id="oldest" wide>
          <Items lang={lang} items={overdue.rows} owners={owners} />
          {overdue.pages > 1 && (
            <Pages lang={lang} at={overdue.at} pages={overdue.pages} hrefOf={(page) => `/${lang}/standards/keeping?page=${at}&oldest=${page}#oldest`} />
          )}
        </Section>
      )}
      {can(actor, "owner.set", {}) && <OwnerForms lang={lang} owners={owners} />}
    </DeskPage>
  );
}
