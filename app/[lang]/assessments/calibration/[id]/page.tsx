import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DraftForms } from "@/assessments/calibration/draft";
import { CaseText, Figures } from "@/assessments/calibration/figures";
import { CalibrationFrame } from "@/assessments/calibration/frame";
import { findCalibration, listItemsOf, listUnitsOf } from "@/assessments/calibration/queries";
import { langOf } from "@/lib/params";
import { day, say } from "@/lib/say";
import { requireMember } from "@/lib/session";
import { Badge, Head, Section } from "@/ui/shell";

type Props = { params: Promise<{ lang: string; id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: say(langOf((await params).lang)).calibration.title };
}

/** A calibration: while it is written its form, while it is open who has submitted, once it closed what it came to. */
export default async function CalibrationPage({ params }: Props) {
  const { lang: given, id } = await params;
  const lang = langOf(given);
  const here = `assessments/calibration/${id}`;
  const actor = await requireMember(lang, here);
  const it = (await findCalibration(actor, id)) ?? notFound();
  const t = say(lang).calibration;
  const submitted = it.raters.filter(({ submittedAt }) => submittedAt !== null).length;
  const lede = {
    draft: t.writeLede(it.cycle.slug),
    open: t.openLede(submitted, it.raters.length, day(lang, it.closesOn)),
    closed: t.closedLede(submitted, it.raters.length),
  }[it.stage];
  return (
    <CalibrationFrame lang={lang} here={here} at={it.name}>
      <Head label={<Badge>{t.stages[it.stage]}</Badge>} title={it.name} lede={lede} />
      {it.stage === "draft" && <DraftForms lang={lang} it={it} units={await listUnitsOf(actor, it.places)} items={await listItemsOf(actor, it.cycle.id)} />}
      {it.stage === "open" && (
        <>
          <Section title={t.asked}>
            <ul>
              {it.raters.map(({ personId, name, submittedAt }) => (
                <li key={personId}>
                  {name}, {submittedAt ? t.hasSubmitted : t.notSubmitted}
                </li>
              ))}
            </ul>
          </Section>
          {it.cases.map((one) => (
            <Section key={one.id} title={t.caseTitle(one.position)}>
              <CaseText lang={lang} text={one.text} />
              <p className="note gap">{one.items.map(({ code }) => code).join(", ")}</p>
            </Section>
          ))}
        </>
      )}
      {it.stage === "closed" && <Figures lang={lang} it={it} />}
    </CalibrationFrame>
  );
}
