import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { findBrand } from "@/lib/content";
import { langOf } from "@/lib/params";
import { can } from "@/lib/policy";
import { list, number, say } from "@/lib/say";
import { requireMember } from "@/lib/session";
import { Desk, DeskPage } from "@/standards/desk";
import { hrefOfEdition } from "@/standards/guides/addresses";
import { Wording } from "@/standards/said";
import { BrandMark, Columns, Empty, Head, Notice, Section } from "@/ui/shell";
import { hrefOfCoverage, hrefOfFile, hrefOfList, hrefOfNew, placeOptions, readAsking } from "./addresses";
import { Files, Matrix, Requirements, requirementsOf, Shares } from "./parts";
import { findCoverage, firstPlace } from "./queries";
import { climb, lacks } from "./rules";
import { designGaps, sharesOf } from "./tables";

type Props = { params: Promise<{ lang: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = say(langOf((await params).lang)).coverage;
  return { title: t.title, description: t.lede };
}

/** What the standards of a place cover: of a guide, of the principles and values, and of what every standard needs. */
export default async function CoveragePage({ params, searchParams }: Props) {
  const lang = langOf((await params).lang);
  const query = await searchParams;
  const actor = await requireMember(lang, "standards/coverage");
  if (!can(actor, "guide.read", {})) notFound();
  const asked = readAsking(lang, query, firstPlace(actor));
  const coverage = await findCoverage(actor, asked, lang);
  if (!coverage) notFound();
  const asking = {
    ...asked,
    className: coverage.requirements.find(({ classKey }) => classKey === asked.className)?.classKey ?? "",
    step: coverage.requirements.some(({ step }) => String(step) === asked.step) ? asked.step : "",
  };
  const t = say(lang);
  const { columns, ...words } = t.coverage;
  const { guide, edition, requirements, standards } = coverage;
  const here = hrefOfCoverage(lang, asking).slice(lang.length + 2);
  const placeName = placeOptions(lang).find(({ value }) => value === asking.place)?.label ?? "";
  const { steps, classes, total } = sharesOf(coverage);
  const way = climb(requirements);
  const looks = requirements.filter(({ look }) => look).length;
  const gaps = designGaps(lang, asking.place, standards);
  const kind = edition?.steps ?? "stars";
  const className = requirements.find(({ classKey }) => classKey === asking.className)?.className.text ?? "";
  const narrowed = [className, asking.step && t.guides.step[kind](Number(asking.step)), asking.show && words.verdicts[asking.show]].filter(Boolean);
  const fitting = requirements.filter(
    ({ classKey, step, verdict }) =>
      (!asking.className || classKey === asking.className) && (!asking.step || String(step) === asking.step) && (!asking.show || verdict === asking.show),
  );
  return (
    <DeskPage lang={lang} here={here} brand={asking.place} trail={[{ label: words.title }]}>
      <Head
        label={
          <>
            <BrandMark brand={findBrand(asking.place)} /> {edition && guide ? t.guides.inEdition(guide.name, edition.name) : words.title}
          </>
        }
        title={edition ? words.finding(placeName, total.covered.count, total.count) : `${words.title}: ${placeName}`}
        lede={edition ? words.reached[kind](way.reached, way.last) : words.lede}
      >
        <Desk lang={lang} here="coverage" />
      </Head>
      <nav className="filters" aria-label={words.show}>
        <div>
          <h2>{words.place}</h2>
          {placeOptions(lang).map(({ value, label }) => (
            <a key={value} href={hrefOfCoverage(lang, asking, { place: value })} aria-current={value === asking.place ? "true" : undefined}>
              {label}
            </a>
          ))}
        </div>
        {coverage.guides.length > 0 && (
          <div>
            <h2>{words.edition}</h2>
            {coverage.guides.flatMap((one) =>
              one.editions.map((it) => (
                <a
                  key={it.id}
                  href={hrefOfCoverage(lang, asking, { guide: one.slug, edition: it.name, className: "", step: "", show: "" })}
                  aria-current={it.id === edition?.id ? "true" : undefined}
                >
                  {one.name} {it.name}
                </a>
              )),
            )}
          </div>
        )}
        <div>
          <h2>{words.contents}</h2>
          {edition && <a href="#requirements">{words.requirementsTitle}</a>}
          <a href="#channels">{words.channelsTitle}</a>
          <a href="#sources">{words.sourcesTitle}</a>
          <a href="#lacks">{words.lacksTitle}</a>
          <a href="#design">{words.designTitle}</a>
          <a href={hrefOfFile(lang, asking, "xlsx")}>{words.allTables}</a>
        </div>
      </nav>
      {!edition && <Empty action={{ label: words.toGuides, href: `/${lang}/standards/guides` }}>{words.noEdition}</Empty>}
      {edition && guide && (
        <>
          {!coverage.isNewest && <Notice title={words.earlier} />}
          {coverage.isNewest && looks > 0 && (
            <p className="prose">
              {words.looks(looks)} <a href={`${hrefOfEdition(lang, guide.slug, edition.name)}#look`}>{words.toLooks}</a>
            </p>
          )}
          <Section title={way.next === null ? words.allReached[kind] : words.nextTitle[kind](way.next)} wide>
            <p className="prose">{words.nextRule[kind]}</p>
            {way.missing.length > 0 && <Requirements lang={lang} asking={asking} coverage={coverage} requirements={way.missing} />}
          </Section>
          <Section title={words.stepsTitle[kind]} wide>
            <p className="prose">
              {words.rule} {words.stepsRule[kind]}
            </p>
            <p className="legend gap">
              <span>
                <svg aria-hidden="true">
                  <line className="r-share" x1="0" x2="100%" y1="50%" y2="50%" />
                </svg>
                {words.legend.covered}
              </span>
              <span>
                <svg aria-hidden="true">
                  <line className="r-gap" x1="0" x2="100%" y1="50%" y2="50%" />
                </svg>
                {words.legend.partly}
              </span>
            </p>
            <Shares
              lang={lang}
              title={words.stepAlone[kind]}
              caption={words.stepsTitle[kind]}
              rows={[
                ...steps.map(({ group, share }) => ({
                  key: group,
                  name: t.guides.step[kind](group),
                  share,
                  href: (show: typeof asking.show) => requirementsOf(lang, asking, { step: String(group), show }),
                })),
                { key: "total", name: words.total, share: total, href: (show: typeof asking.show) => requirementsOf(lang, asking, { show }) },
              ]}
            />
            <Files lang={lang} asking={asking} table="steps" />
          </Section>
          <Section title={words.classesTitle} wide>
            <Shares
              lang={lang}
              title={t.guides.columns.className}
              caption={words.classesTitle}
              rows={classes.map(({ group, name, share }) => ({
                key: group,
                name: <Wording lang={lang} said={name} />,
                share,
                href: (show: typeof asking.show) => requirementsOf(lang, asking, { className: group, show }),
              }))}
            />
            <Files lang={lang} asking={asking} table="classes" />
          </Section>
          <Section title={words.requirementsTitle} id="requirements" wide>
            {narrowed.length > 0 && (
              <p>
                {words.onlyWith(list(lang, narrowed))} <a href={requirementsOf(lang, asking, {})}>{words.showAll}</a>
              </p>
            )}
            {fitting.length === 0 ? <p>{words.noneLeft}</p> : <Requirements lang={lang} asking={asking} coverage={coverage} requirements={fitting} />}
            <Files lang={lang} asking={asking} table="requirements" />
          </Section>
        </>
      )}
      <Section title={words.channelsTitle} id="channels" wide>
        <p className="prose">{words.matrixNote}</p>
        <Matrix lang={lang} asking={asking} coverage={coverage} over="channels" title={words.channelsTitle} />
        <Files lang={lang} asking={asking} table="channels" />
      </Section>
      <Section title={words.sourcesTitle} id="sources" wide>
        <Matrix lang={lang} asking={asking} coverage={coverage} over="sources" title={words.sourcesTitle} />
        <Files lang={lang} asking={asking} table="sources" />
      </Section>
      <Section title={words.lacksTitle} id="lacks" wide>
        <table className="table">
          <caption>{`${words.lacksCaption}: ${number(lang, standards.length)}`}</caption>
          <Columns of={[words.lacksColumn, t.guides.columns.standards]} />
          <tbody>
            {lacks.map((lack) => {
              const count = standards.filter((standard) => standard.lacks.includes(lack)).length;
              return (
                <tr key={lack}>
                  <th scope="row">{words.lacks[lack]}</th>
                  <td data-label={t.guides.columns.standards}>
                    {count === 0 ? words.none : <a href={hrefOfList(lang, asking.place, { lacks: lack })}>{words.norms(count)}</a>}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
        <Files lang={lang} asking={asking} table="lacks" />
      </Section>
      <Section title={words.designTitle} id="design" wide>
        {gaps.length === 0 ? (
          <p>{words.designNone}</p>
        ) : (
          <>
            <p className="prose">{words.designLede}</p>
            <table className="table gap">
              <caption className="vh">{words.designTitle}</caption>
              <Columns of={[words.designColumns.what, words.designColumns.kind, words.designColumns.state, columns.act]} />
              <tbody>
                {gaps.map((gap) => (
                  <tr key={gap.id}>
                    <th scope="row">{gap.title}</th>
                    <td data-label={words.designColumns.kind}>{words.kinds[gap.kind]}</td>
                    <td data-label={words.designColumns.state}>
                      {gap.besides === 0 ? (
                        <b>{words.gaps.none}</b>
                      ) : (
                        <a href={hrefOfList(lang, asking.place, { [gap.kind]: gap.id })}>{words.gaps.besides(gap.besides)}</a>
                      )}
                    </td>
                    <td data-label={columns.act}>
                      {coverage.mayWrite && (
                        <a href={hrefOfNew(lang, asking.place, { [gap.kind]: gap.id })}>
                          {words.write}
                          <span className="vh">: {gap.title}</span>
                        </a>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </>
        )}
        <Files lang={lang} asking={asking} table="design" />
      </Section>
    </DeskPage>
  );
}
