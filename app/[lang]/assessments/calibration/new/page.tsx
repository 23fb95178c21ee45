import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { beginCalibration } from "@/assessments/calibration/actions";
import { CalibrationFrame } from "@/assessments/calibration/frame";
import { listCyclesToCalibrate } from "@/assessments/calibration/queries";
import { langOf } from "@/lib/params";
import { isA } from "@/lib/policy";
import { say } from "@/lib/say";
import { requireMember } from "@/lib/session";
import { Choice, Field, Form, Submit } from "@/ui/form";
import { Empty, Head } from "@/ui/shell";

type Props = { params: Promise<{ lang: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: say(langOf((await params).lang)).calibration.begin };
}

/** Beginning a calibration: its cycle and its name. */
export default async function NewCalibrationPage({ params }: Props) {
  const lang = langOf((await params).lang);
  const here = "assessments/calibration/new";
  const actor = await requireMember(lang, here);
  if (!isA(actor, "leader")) notFound();
  const cycles = await listCyclesToCalibrate(actor);
  const t = say(lang).calibration;
  return (
    <CalibrationFrame lang={lang} here={here} at={t.begin}>
      <Head title={t.begin} lede={t.beginText} />
      {cycles.length === 0 ? (
        <Empty>{t.noCycles}</Empty>
      ) : (
        <Form action={beginCalibration} formKey={randomUUID()} className="grid max-w-measure gap-5">
          <Choice name="cycle" label={t.cycle} value={cycles[0] ?? ""} options={cycles.map((value) => ({ value, label: value }))} />
          <Field className="long" name="name" label={t.name} hint={t.nameHint} maxLength={120} required />
          <div>
            <Submit>{t.start}</Submit>
          </div>
        </Form>
      )}
    </CalibrationFrame>
  );
}
