import type { ReactNode } from "react";
import type { Lang } from "@/lib/lang";
import { say } from "@/lib/say";
import { Page } from "@/ui/shell";

/** A page about calibrations: the shell with its place in the menu and the way to it; `at` is what it is about, but for the list. */
export function CalibrationFrame({ lang, here, at, children }: { lang: Lang; here: string; at?: string; children: ReactNode }) {
  const { assessments, calibration } = say(lang);
  const list = `/${lang}/assessments/calibration`;
  return (
    <Page
      lang={lang}
      section="assessments"
      here={here}
      work
      crumbs={[
        { label: assessments.title, href: `/${lang}/assessments` },
        ...(at === undefined ? [{ label: calibration.title }] : [{ label: calibration.title, href: list }, { label: at }]),
      ]}
    >
      {children}
    </Page>
  );
}
