import type { Lang } from "@/lib/lang";
import { say } from "@/lib/say";
import type { OpenDraft } from "@/standards/review/queries";
import { Area } from "@/ui/form";
import { Notice, Section } from "@/ui/shell";

type Part = { lang: Lang; draft: OpenDraft };

/** How a draft that is based on a standard of the whole organisation stands to it, and the reason where it is looser. */
export function BaseStance({ lang, draft: { base, stance, baseReason } }: Part) {
  const t = say(lang).variants;
  if (!base || !stance) return null;
  return (
    <Notice title={t.draftStance[stance](base.code)}>
      {stance === "loosens" && baseReason && (
        <span lang="nl" className="block whitespace-pre-line">
          {baseReason}
        </span>
      )}
      <a href={`/${lang}/standards/${base.code}`}>{t.toBase(base.code)}</a>
    </Notice>
  );
}

/** Why a variant may be looser than its base; asked of every variant, for typing may make it so. */
export const BaseReason = ({ lang, draft }: Part) => {
  const t = say(lang).variants;
  return (
    draft.base && (
      <Section title={t.reason} wide>
        <Area name="baseReason" label={t.reasonLabel} value={draft.baseReason ?? ""} rows={2} lang="nl" hint={t.reasonHint} />
      </Section>
    )
  );
};
