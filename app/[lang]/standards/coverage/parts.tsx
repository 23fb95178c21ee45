import type { ReactNode } from "react";
import { listPrinciples } from "@/lib/content";
import type { Lang } from "@/lib/lang";
import { number, percent, say } from "@/lib/say";
import { hrefOfEdition } from "@/standards/guides/addresses";
import { AlignedStandard } from "@/standards/guides/aligned";
import { Wording } from "@/standards/said";
import { Columns } from "@/ui/parts";
import { Ruler } from "@/ui/ruler";
import { type Asking, hrefOfCoverage, hrefOfFile, hrefOfList, hrefOfNew } from "./addresses";
import type { Coverage } from "./queries";
import { coveredPercent, gapsFirst, type Share } from "./rules";
import { channels, matrixOver, sources, type TableName } from "./tables";

type Part = { lang: Lang; asking: Asking; coverage: Coverage };

/** A table as a file. */
export const Files = ({ lang, asking, table }: Omit<Part, "coverage"> & { table: TableName }) => (
  <p className="act gap flex flex-wrap items-baseline gap-x-4">
    <span>{say(lang).coverage.file}</span>
    <a href={hrefOfFile(lang, asking, "csv", table)}>CSV</a>
    <a href={hrefOfFile(lang, asking, "xlsx", table)}>XLSX</a>
  </p>
);

/** Groups of requirements, one under the other: how much of each is covered as a drawing and in figures, each a way to its requirements. */
export function Shares({
  lang,
  title,
  caption,
  rows,
}: {
  lang: Lang;
  title: string;
  caption: string;
  rows: { key: string | number; name: ReactNode; share: Share; href: (show: Asking["show"]) => string }[];
}) {
  const t = say(lang).coverage;
  const partly = ({ weight, partly: some }: Share) => (weight === 0 ? 0 : (some.weight / weight) * 100);
  return (
    <table className="table">
      <caption className="vh">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{title}</th>
          <th scope="col" className="drawn">
            {t.picture}
          </th>
          <th scope="col">{t.columns.share}</th>
          <th scope="col">{t.columns.covered}</th>
          <th scope="col">{t.columns.partly}</th>
          <th scope="col">{t.columns.open}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, share, href }) => (
          <tr key={key}>
            <th scope="row">{name}</th>
            <td className="drawn">
              <Ruler as="part" whole={share.weight === 0 ? 0 : (share.covered.weight / share.weight) * 100} partly={partly(share)} />
            </td>
            <td data-label={t.columns.share}>
              {percent(lang, coveredPercent(share) ?? 0)} ({number(lang, share.covered.weight)}/{number(lang, share.weight)})
            </td>
            <td data-label={t.columns.covered}>
              <a href={href("covered")}>
                {number(lang, share.covered.count)}/{number(lang, share.count)}
              </a>
            </td>
            {(["partly", "open"] as const).map((verdict) => (
              <td key={verdict} data-label={t.columns[verdict]}>
                {share[verdict].count === 0 ? t.none : <a href={href(verdict)}>{number(lang, share[verdict].count)}</a>}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Requirements with the standards that meet them and, for a gap, the two ways to close it. */
export function Requirements({ lang, asking, coverage, requirements }: Part & { requirements: Coverage["requirements"] }) {
  const t = say(lang);
  const { columns, ...words } = t.coverage;
  const asked = t.guides.columns;
  const stepName = t.guides.steps[coverage.edition?.steps ?? "stars"];
  return (
    <table className="table">
      <caption>{words.requirementsCaption(requirements.length)}</caption>
      <Columns of={[asked.code, columns.verdict, asked.text, stepName, asked.weight, asked.standards]} />
      <tbody>
        {gapsFirst(requirements).map((it) => {
          const page = hrefOfEdition(lang, coverage.guide?.slug ?? "", coverage.edition?.name, it.code);
          return (
            <tr key={it.id}>
              <th scope="row">
                <a href={page}>{it.code}</a>
              </th>
              <td data-label={columns.verdict}>{it.verdict === "covered" ? words.verdicts.covered : <b>{words.verdicts[it.verdict]}</b>}</td>
              <td data-label={asked.text}>
                <div>
                  <Wording lang={lang} said={it.text} />
                  <span className="note block">
                    <Wording lang={lang} said={it.className} />
                  </span>
                </div>
              </td>
              <td data-label={stepName}>{number(lang, it.step)}</td>
              <td data-label={asked.weight}>{number(lang, it.weight)}</td>
              <td data-label={asked.standards}>
                <div>
                  {it.aligned.length > 0 && (
                    <ul className="plain">
                      {it.aligned.map((aligned) => (
                        <li key={aligned.standardId}>
                          <AlignedStandard lang={lang} it={aligned} />
                        </li>
                      ))}
                    </ul>
                  )}
                  {it.making.length > 0 && <p className="note">{words.making(it.making.map(({ code }) => code).join(", "))}</p>}
                  {it.verdict !== "covered" && coverage.isNewest && coverage.mayWrite && (
                    <p className="act flex flex-wrap gap-x-4">
                      <a href={`${page}#align`}>
                        {words.align}
                        <span className="vh"> {it.code}</span>
                      </a>
                      <a href={hrefOfNew(lang, asking.place, { requirement: it.id })}>
                        {words.write}
                        <span className="vh"> {it.code}</span>
                      </a>
                    </p>
                  )}
                </div>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** How many standards serve each principle through each channel, or from each source; every cell opens them. */
export function Matrix({ lang, asking, coverage, over, title }: Part & { over: "channels" | "sources"; title: string }) {
  const t = say(lang);
  const principles = listPrinciples(lang);
  const keys = over === "channels" ? channels : sources;
  const names: Record<string, string> = over === "channels" ? t.channels : t.sources;
  const counts = matrixOver(
    coverage.standards,
    principles.map(({ slug }) => slug),
    over,
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways is reached by keyboard
    <section className="matrix" tabIndex={0} aria-label={title}>
      <table className="table">
        <caption className="vh">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t.coverage.principle}</th>
            {keys.map((key) => (
              <th key={key} scope="col">
                {names[key]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {principles.map((principle, row) => (
            <tr key={principle.slug}>
              <th scope="row">{principle.title}</th>
              {keys.map((key, column) => {
                const count = counts[row]?.[column] ?? 0;
                return (
                  <td key={key} data-label={names[key]}>
                    <a href={hrefOfList(lang, asking.place, { principle: principle.slug, [over === "channels" ? "channel" : "source"]: key })}>
                      {count === 0 ? <b>{t.coverage.none}</b> : number(lang, count)}
                    </a>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The address of the requirements of this coverage with these parts in the place of its own. */
export const requirementsOf = (lang: Lang, asking: Asking, parts: Partial<Asking>): string =>
  `${hrefOfCoverage(lang, asking, { className: "", step: "", show: "", ...parts })}#requirements`;
