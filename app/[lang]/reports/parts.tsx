import type { ReactNode } from "react";
import { findBrand, listPrinciples } from "@/lib/content";
import { Channel } from "@/lib/generated/prisma/enums";
import type { Lang } from "@/lib/lang";
import { dayOf, number, say } from "@/lib/say";
import { type Asked, fileOf, hrefOf, queryOf, roles } from "@/reports/addresses";
import type { Choice } from "@/reports/consistency/queries";
import type { PublishedCycle, Unit } from "@/reports/queries";
import { nameOf } from "@/standards/queries";
import { BrandMark, Page } from "@/ui/shell";

/** A page of the reports: the shell with its place in the menu and the way to it. */
export function ReportPage({
  lang,
  here,
  brand,
  trail,
  children,
}: {
  lang: Lang;
  here: string;
  brand?: string | null;
  trail: { label: string; href?: string }[];
  children: ReactNode;
}) {
  const crumbs = trail.length > 0 ? [{ label: say(lang).reports.title, href: `/${lang}/reports` }, ...trail] : [];
  return (
    <Page lang={lang} section="reports" here={here} brand={brand ?? null} work crumbs={crumbs}>
      {children}
    </Page>
  );
}

/** A place with the mark of its brand. */
export const PlaceLabel = ({ place, children }: { place: Unit; children?: ReactNode }) => (
  <>
    <BrandMark brand={findBrand(place.brand)} />
    {place.name}
    {children}
  </>
);

/** One choice of a filter: its name and what it leads to. */
export type Option = { label: string; href: string; chosen: boolean };

/** The filters of a report, each a row of links; on paper in words what was chosen. */
export const Filters = ({ lang, rows, children }: { lang: Lang; rows: { name: string; options: Option[] }[]; children?: ReactNode }) => (
  <>
    <p className="mb-4 hidden print:block">
      {rows.flatMap(({ name, options }) => options.flatMap(({ label, chosen }) => (chosen ? `${name}: ${label}` : []))).join("; ")}
    </p>
    <nav className="filters" aria-label={say(lang).reports.filters}>
      {rows
        .filter(({ options }) => options.length > 1)
        .map(({ name, options }) => (
          <div key={name}>
            <h2>{name}</h2>
            {options.map(({ label, href, chosen }) => (
              <a key={href} href={href} aria-current={chosen ? "true" : undefined}>
                {label}
              </a>
            ))}
          </div>
        ))}
      {children}
    </nav>
  </>
);

type Choosing = { lang: Lang; report: string; asked: Asked };

/** The cycles to choose from. */
export const cycleOptions = ({ lang, report, asked }: Choosing, cycles: readonly Pick<PublishedCycle, "slug">[], chosen: string): Option[] =>
  cycles.map(({ slug }) => ({ label: slug, href: hrefOf(lang, report, asked, { cycle: slug }), chosen: slug === chosen }));

/** The filters of a report about groups: the cycle, the place with those above it and the groups under it, and what was asked of whom. */
export function GroupFilters({ choice: { above, place, below, cycles, cycle }, ...choosing }: Choosing & { choice: Choice }) {
  const { lang, report, asked } = choosing;
  const t = say(lang).reports;
  const option = (change: Partial<Asked>, label: string, chosen: boolean): Option => ({ label, href: hrefOf(lang, report, asked, change), chosen });
  return (
    <Filters
      lang={lang}
      rows={[
        { name: t.cycle, options: cycleOptions(choosing, cycles, cycle?.slug ?? "") },
        { name: t.place, options: [...above, place, ...below].map(({ slug, name, path }) => option({ unit: slug }, name, path === place.path)) },
        {
          name: t.principle,
          options: [{ slug: "", title: t.allPrinciples }, ...listPrinciples(lang)].map(({ slug, title }) =>
            option({ principle: slug }, title, asked.principle === slug),
          ),
        },
        {
          name: t.channel,
          options: (["", ...Object.values(Channel)] as const).map((channel) =>
            option({ channel }, channel ? say(lang).channels[channel] : t.allChannels, asked.channel === channel),
          ),
        },
        {
          name: t.role,
          options: (["", ...roles] as const).map((role) => option({ role }, role ? say(lang).roles[role] : t.allRoles, asked.role === role)),
        },
      ]}
    />
  );
}

/** What must be said of a published result: opened again, and where units could be named in order calibrated in that place or not. */
export function Said({ lang, cycle, place }: { lang: Lang; cycle: PublishedCycle; place?: Unit }) {
  const t = say(lang).reports;
  return (
    <>
      {cycle.reopenedAt && (
        <div className="note gap prose">
          <p>{t.reopened(dayOf(lang, cycle.reopenedAt), cycle.reopenedFor && nameOf(lang, cycle.reopenedFor))}</p>
          <p className="whitespace-pre-line">
            {t.reopenedReason}: {cycle.reopenedReason}
          </p>
        </div>
      )}
      {place && (
        <p className="note gap prose">{cycle.calibratedAt ? t.calibrated(place.name, dayOf(lang, cycle.calibratedAt)) : t.notCalibrated(place.name)}</p>
      )}
    </>
  );
}

/** The same figures as files, and how to print. */
export const Take = ({ lang, report, asked }: { lang: Lang; report: string; asked: Partial<Asked> }) => {
  const t = say(lang).reports;
  return (
    <p className="gap act legend">
      <span>{t.take}:</span>
      <a href={fileOf(lang, report, asked, "csv")}>CSV</a>
      <a href={fileOf(lang, report, asked, "xlsx")}>XLSX</a>
      <span>{t.print}</span>
    </p>
  );
};

/** What a mark on a strip means, with the mark. */
export const Meaning = ({ mark, children }: { mark: ReactNode; children: ReactNode }) => (
  <span>
    {mark}
    {children}
  </span>
);

/** A table that scrolls sideways where it is too wide. */
export const Wide = ({ lang, children }: { lang: Lang; children: ReactNode }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard
  <section className="scroll" tabIndex={0} aria-label={say(lang).reports.scrollTable}>
    {children}
  </section>
);

/** A cell of which the figure is withheld. */
export const Withheld = ({ lang, floor }: { lang: Lang; floor: number }) => (
  <td className="hatch">
    <span>
      <span aria-hidden="true">&lt; {number(lang, floor)}</span>
      <span className="vh">{say(lang).reports.withheld(floor)}</span>
    </span>
  </td>
);

/** The part of an address below the language, for the link to the other one. */
export const hereOf = (report: string, asked: Partial<Asked>): string => `reports/${report}${queryOf(asked)}`;
