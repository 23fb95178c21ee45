import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { changePlannedCycle } from "@/assessments/cycles/actions";
import { PlanForm } from "@/assessments/cycles/plan";
import { findCycle, listUnitChoices } from "@/assessments/cycles/queries";
import type { Settings } from "@/assessments/cycles/schema";
import { cycleName } from "@/assessments/cycles/words";
import { langOf } from "@/lib/params";
import { say } from "@/lib/say";
import { requireMember } from "@/lib/session";
import { Head, Page } from "@/ui/shell";

type Props = { params: Promise<{ lang: string; slug: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang, slug } = await params;
  const t = say(langOf(lang)).cycles;
  return { title: t.editTitle(slug), description: t.newLede };
}

/** Changing a planned cycle; one that opened has its page instead. */
export default async function EditCyclePage({ params }: Props) {
  const { lang: given, slug } = await params;
  const lang = langOf(given);
  const here = `assessments/cycles/${slug}`;
  const actor = await requireMember(lang, `${here}/edit`);
  const cycle = (await findCycle(actor, slug)) ?? notFound();
  if (cycle.state !== "planned") redirect(`/${lang}/${here}`);
  const t = say(lang);
  const crumbs = [
    { label: t.cycles.title, href: `/${lang}/assessments/cycles` },
    { label: cycleName(lang, cycle), href: `/${lang}/${here}` },
    { label: t.cycles.edit },
  ];
  const settings = { ...(cycle as unknown as Settings), units: cycle.units.map(({ id }) => id) };
  return (
    <Page lang={lang} section="assessments" here={`${here}/edit`} work crumbs={crumbs}>
      <Head title={t.cycles.editTitle(slug)} lede={t.cycles.newLede} />
      <PlanForm lang={lang} action={changePlannedCycle} units={await listUnitChoices(actor)} settings={settings} planned={{ slug, revision: cycle.revision }} />
    </Page>
  );
}
