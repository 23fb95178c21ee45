import type { Metadata } from "next";
import type { Lang } from "@/lib/lang";
import { langOf } from "@/lib/params";
import { day, number, say } from "@/lib/say";
import { requireMember } from "@/lib/session";
import { Badge, Columns, Empty, Head } from "@/ui/shell";
import { CalibrationFrame } from "./frame";
import { listCalibrations, listCyclesToCalibrate } from "./queries";

type Props = { params: Promise<{ lang: string }> };
type Row = Awaited<ReturnType<typeof listCalibrations>>[number];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = say(langOf((await params).lang)).calibration;
  return { title: t.title, description: t.lede };
}

/** Where a row leads: to the form for who still has to rate, to the own rating while others have not, else to the calibration. */
const hrefOf = (lang: Lang, { id, manages, stage }: Row) => `/${lang}/assessments/calibration/${id}${manages || stage === "closed" ? "" : "/rate"}`;

/** The calibrations that somebody wrote, may read or is asked to rate. */
export default async function CalibrationsPage({ params }: Props) {
  const lang = langOf((await params).lang);
  const actor = await requireMember(lang, "assessments/calibration");
  const rows = await listCalibrations(actor);
  const cycles = await listCyclesToCalibrate(actor);
  const t = say(lang);
  const words = t.calibration;
  const begin = { label: words.begin, href: `/${lang}/assessments/calibration/new` };
  return (
    <CalibrationFrame lang={lang} here="assessments/calibration">
      <Head title={words.title} lede={words.lede}>
        {cycles.length > 0 && rows.length > 0 && (
          <p className="gap">
            <a className="btn" href={begin.href}>
              {begin.label}
            </a>
          </p>
        )}
      </Head>
      {rows.length === 0 ? (
        <Empty action={cycles.length > 0 ? begin : undefined}>{cycles.length > 0 ? words.noneLeader : words.noneRater}</Empty>
      ) : (
        <table className="table">
          <caption>{words.listCaption}</caption>
          <Columns of={[words.name, words.cycle, words.stage, words.submittedColumn, words.closesColumn, { hidden: words.toRate }]} />
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  <a href={hrefOf(lang, row)}>{row.name}</a>
                </th>
                <td data-label={words.cycle}>{row.cycle}</td>
                <td data-label={words.stage}>
                  <Badge>{words.stages[row.stage]}</Badge>
                </td>
                <td data-label={words.submittedColumn}>{row.stage === "draft" ? "" : words.ofAsked(number(lang, row.submitted), number(lang, row.asked))}</td>
                <td data-label={words.closesColumn}>{day(lang, row.closesOn)}</td>
                <td>
                  {row.toRate && (
                    <a className="btn" href={`/${lang}/assessments/calibration/${row.id}/rate`}>
                      {words.toRate}
                      <span className="vh"> {row.name}</span>
                    </a>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </CalibrationFrame>
  );
}
