import { Fragment } from "react";
import { findBrand } from "@/lib/content";
import type { Lang } from "@/lib/lang";
import { visitor } from "@/lib/policy";
import { say } from "@/lib/say";
import { BrandMark, Empty } from "@/ui/shell";
import { hrefOf } from "./filters";
import { byOwner, type Owner } from "./houses";
import { House, Norms } from "./norm";
import { listFollowed, listStandards, listStatements } from "./queries";
import { Wording } from "./said";

/**
 * A link to a standard with its live statement and its code. For one that was retired, links to those that took its place,
 * with its own code as a mark; only the code, as text, when there are none.
 */
export async function StandardLink({ lang, code }: { lang: Lang; code: string }) {
  const statements = await listStatements(lang);
  const codes = statements.has(code) ? [code] : ((await listFollowed()).get(code) ?? []);
  const found = codes.flatMap((its) => {
    const said = statements.get(its);
    return said ? [{ its, said }] : [];
  });
  if (found.length === 0) return <span className="code">{code}</span>;
  return (
    <>
      {found.map(({ its, said }, at) => (
        <Fragment key={its}>
          {at > 0 && ", "}
          <a href={`/${lang}/standards/${its}`}>
            <Wording lang={lang} said={said} />
          </a>{" "}
          <span className="code">{its}</span>
        </Fragment>
      ))}
      {found[0]?.its !== code && <small className="only"> ({say(lang).standards.formerly(code)})</small>}
    </>
  );
}

/** Standards of one owner that a page shows; the rest are one link away. */
const most = 12;

type About = { principle?: string; value?: string };

/** One owner's standards that are led by this principle or carry out this value, and a link to what is not shown. */
function OwnerPart({ lang, owner, about }: { lang: Lang; owner: Owner; about: About }) {
  const t = say(lang).standards;
  const led = about.principle ? owner.norms.filter((norm) => norm.principle === about.principle) : owner.norms;
  const further = owner.norms.length - led.length;
  const filter = owner.brand?.slug ?? (owner.id === "organisation" ? "organisation" : "departments");
  return (
    <House id={`live-${owner.id}`} title={owner.name} brand={owner.brand?.slug} mark={<BrandMark brand={owner.brand} />} about={owner.about}>
      <div>
        {led.length > 0 && <Norms lang={lang} norms={led.slice(0, most)} />}
        {(led.length > most || further > 0) && (
          <p className="note gap">
            <a href={hrefOf(lang, { brand: filter, ...about })}>{led.length > most ? t.allServe(owner.norms.length) : t.furtherServe(further, led.length)}</a>
          </p>
        )}
      </div>
    </House>
  );
}

/**
 * The live standards that carry out a principle (leading it; those that serve it besides are one link away) or a value,
 * brand by brand, then the organisation's and the departments', twelve each; a value shows its own brand. The same for every
 * reader.
 */
export async function LiveStandards({ lang, principle, value }: About & { lang: Lang }) {
  const t = say(lang).standards;
  const about: About = { ...(principle ? { principle } : {}), ...(value ? { value } : {}) };
  const brand = value ? findBrand(value.split("/")[0] ?? "") : null;
  const norms = await listStandards(visitor(lang), about, lang);
  const owners = byOwner(lang, brand ? norms.filter((norm) => norm.brand === brand.slug) : norms);
  return (
    <section className="live">
      <header>
        <h2>{brand ? t.liveOfBrand(brand.name) : t.live}</h2>
        {owners.length > 0 && <p className="note">{t.liveNote}</p>}
      </header>
      {owners.length === 0 ? (
        <Empty ruler action={{ label: t.toAll, href: `/${lang}/standards` }}>
          {value ? t.noneForValue : t.noneForPrinciple}
        </Empty>
      ) : (
        owners.map((owner) => <OwnerPart key={owner.id} lang={lang} owner={owner} about={about} />)
      )}
    </section>
  );
}
