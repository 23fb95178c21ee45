import type { Lang } from "@/lib/lang";
import type { NoticeDetail, NoticeKind } from "@/lib/notices";
import { day, number, say } from "@/lib/say";

/** What is kept of a notice for its sentence, and what the cycle in it is called; null when that is its number, or it names none. */
export type Told = { [K in NoticeKind]: { kind: K; detail: NoticeDetail[K] } }[NoticeKind] & { cycle: string | null };

/** What a notice says, in the language of the reader. */
export function sentenceOf(lang: Lang, told: Told): string {
  const t = say(lang).notices.kinds;
  const cycleIn = (detail: { cycle: string }) => (told.cycle === null ? detail.cycle : `“${told.cycle}”`);
  const on = (text: string) => day(lang, new Date(`${text}T00:00:00Z`));
  switch (told.kind) {
    case "cycle_opened":
      return t.cycle_opened(cycleIn(told.detail), on(told.detail.closesOn));
    case "cycle_reminder":
      return t.cycle_reminder(cycleIn(told.detail), on(told.detail.closesOn), told.detail.left);
    case "cycle_reopened":
      return t.cycle_reopened(cycleIn(told.detail), on(told.detail.until));
    case "second_ready":
      return t.second_ready(cycleIn(told.detail));
    case "second_answered":
      return t.second_answered(cycleIn(told.detail), told.detail.verdict === "accepted");
    case "calibration_asked":
      return t.calibration_asked(cycleIn(told.detail), on(told.detail.closesOn));
    case "improvement_given":
      return t.improvement_given(told.detail.code, on(told.detail.dueOn));
    case "improvement_due":
      return t.improvement_due(told.detail.code, on(told.detail.dueOn));
    case "standard_changed":
      return t.standard_changed(told.detail.code, number(lang, told.detail.version));
  }
}
