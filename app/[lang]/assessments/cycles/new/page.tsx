import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { planNewCycle } from "@/assessments/cycles/actions";
import { PlanForm } from "@/assessments/cycles/plan";
import { listUnitChoices } from "@/assessments/cycles/queries";
import { shiftDay, today } from "@/lib/clock";
import { langOf } from "@/lib/params";
import { isA } from "@/lib/policy";
import { say } from "@/lib/say";
import { requireMember } from "@/lib/session";
import { Head, Page } from "@/ui/shell";

type Props = { params: Promise<{ lang: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = say(langOf((await params).lang)).cycles;
  return { title: t.newTitle, description: t.newLede };
}

/** Planning a cycle from nothing: eight weeks from next week on, for nobody yet. */
export default async function NewCyclePage({ params }: Props) {
  const lang = langOf((await params).lang);
  const actor = await requireMember(lang, "assessments/cycles/new");
  if (!isA(actor, "leader")) notFound();
  const t = say(lang);
  const opensOn = shiftDay(today(), 0, 7);
  const settings = {
    name: "",
    units: [],
    answerers: "everyone" as const,
    answererRole: null,
    principles: [],
    channels: [],
    changedOnly: false,
    opensOn,
    closesOn: shiftDay(opensOn, 0, 55),
    remindBefore: [7, 3],
    remindOn: true,
    remindAfter: false,
    remindCap: 3,
  };
  const crumbs = [
    { label: t.assessments.title, href: `/${lang}/assessments` },
    { label: t.cycles.title, href: `/${lang}/assessments/cycles` },
    { label: t.cycles.newTitle },
  ];
  return (
    <Page lang={lang} section="assessments" here="assessments/cycles/new" work crumbs={crumbs}>
      <Head title={t.cycles.newTitle} lede={t.cycles.newLede} />
      <PlanForm lang={lang} action={planNewCycle} units={await listUnitChoices(actor)} settings={settings} />
    </Page>
  );
}
