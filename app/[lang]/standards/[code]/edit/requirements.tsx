import type { Lang } from "@/lib/lang";
import type { Actor } from "@/lib/policy";
import { say } from "@/lib/say";
import { hrefOfEdition } from "@/standards/guides/addresses";
import { ChangeForm, MeetForm } from "@/standards/guides/aligned";
import { listNewestRequirements, listRequirementsOf } from "@/standards/guides/queries";
import { Wording } from "@/standards/said";
import { Badge, Section } from "@/ui/shell";

/** The requirements of guides that a standard meets, to change and to add to; nothing while there is no guide. */
export async function Requirements({ lang, actor, code }: { lang: Lang; actor: Actor; code: string }) {
  const t = say(lang).guides;
  const met = await listRequirementsOf(actor, code, lang);
  const open = (await listNewestRequirements(actor, lang)).filter(({ id }) => met.every(({ requirement }) => requirement.id !== id));
  if (met.length === 0 && open.length === 0) return null;
  return (
    <Section id="requirements" title={t.ofStandardTitle} wide>
      {met.length === 0 && <p>{t.ofStandardNone}</p>}
      {met.map((it) => (
        <div key={it.requirement.id} className="look">
          <p>
            <a href={hrefOfEdition(lang, it.slug, it.edition, it.requirement.code)}>
              {t.inEdition(it.guide, it.edition)}, {it.requirement.code}
            </a>
            {": "}
            <Wording lang={lang} said={it.requirement.text} /> <Badge>{t.kinds[it.kind]}</Badge>
            {it.note !== "" && <span className="note block">{it.note}</span>}
          </p>
          {it.look && <p className="note">{t.lookHere}</p>}
          <details open={it.look}>
            <summary>{say(lang).common.change}</summary>
            <ChangeForm lang={lang} requirement={it.requirement.id} it={it} />
          </details>
        </div>
      ))}
      {open.length > 0 && (
        <details className="gap">
          <summary>{t.meet}</summary>
          <MeetForm lang={lang} code={code} requirements={open} />
        </details>
      )}
    </Section>
  );
}
