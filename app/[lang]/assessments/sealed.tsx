import { randomUUID } from "node:crypto";
import type { Lang } from "@/lib/lang";
import { type Actor, can } from "@/lib/policy";
import { dayOf, say, timeOf } from "@/lib/say";
import { Form, Submit } from "@/ui/form";
import { Columns, Head, Page, Section } from "@/ui/shell";
import { beginOpinion, openSubmission } from "./[id]/second-opinion/actions";
import type { listViews, SecondShown } from "./[id]/second-opinion/queries";
import { unsealedHours } from "./rules";

type Props = { lang: Lang; actor: Actor; sealed: SecondShown; to: "result" | "second-opinion" };

/** The blind second opinion that whoever did not open it may give, or goes on with. */
function GiveFirst({ lang, actor, sealed: { id, person, second, target } }: Omit<Props, "to">) {
  const t = say(lang).seconds.sealed;
  if (!can(actor, "second.give", target)) return null;
  return (
    <Section title={t.give}>
      <p>{second ? t.goOnText(person) : t.giveText(person)}</p>
      {second ? (
        <p className="gap">
          <a className="btn" href={`/${lang}/assessments/${id}/second-opinion`}>
            {t.goOn}
          </a>
        </p>
      ) : (
        <Form action={beginOpinion} formKey={randomUUID()}>
          <input type="hidden" name="assessment" value={id} />
          <Submit>{t.giveButton}</Submit>
          <p className="note gap">{say(lang).seconds.until}</p>
        </Form>
      )}
    </Section>
  );
}

/** In the place of what somebody submitted, until its manager opens it: whose it is, and what can be done. It holds nothing of the answers. */
export function SealedPage({ lang, actor, sealed, to }: Props) {
  const { seconds, assessments } = say(lang);
  const t = seconds.sealed;
  const { id, person, unit, cycle, submittedAt, target, second } = sealed;
  const crumbs = [{ label: assessments.title, href: `/${lang}/assessments?cycle=${cycle.slug}` }, { label: assessments.cycle(cycle.slug) }];
  return (
    <Page lang={lang} section="assessments" here={`assessments/${id}/${to}`} brand={target.brand} work crumbs={crumbs}>
      <Head
        label={`${unit}, ${assessments.cycle(cycle.slug).toLowerCase()}`}
        title={t.title(person)}
        lede={`${submittedAt ? assessments.submittedAt(dayOf(lang, submittedAt), timeOf(lang, submittedAt)) : ""} ${t.lede}`}
      />
      <GiveFirst lang={lang} actor={actor} sealed={sealed} />
      {can(actor, "assessment.view", target) && (
        <Section title={t.open}>
          <p>
            {t.openText(person, unsealedHours)} {can(actor, "second.give", target) ? t.forfeit : target.viewed && !target.given && !second ? t.forfeited : ""}
          </p>
          <Form action={openSubmission} formKey={randomUUID()}>
            <input type="hidden" name="assessment" value={id} />
            <input type="hidden" name="to" value={to} />
            <Submit quiet={can(actor, "second.give", target)}>{t.openButton}</Submit>
          </Form>
        </Section>
      )}
    </Page>
  );
}

/** Who opened an assessment and when, for its person. */
export function Views({ lang, views: { total, rows } }: { lang: Lang; views: Awaited<ReturnType<typeof listViews>> }) {
  const t = say(lang).seconds.views;
  return (
    <Section title={t.title} id="views" wide>
      {rows.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <table className="table">
          <caption>{t.caption}</caption>
          <Columns of={[t.who, t.when]} />
          <tbody>
            {rows.map(({ id, person, at }) => (
              <tr key={id}>
                <th scope="row">{person}</th>
                <td data-label={t.when}>
                  <time dateTime={at.toISOString()}>{t.at(dayOf(lang, at), timeOf(lang, at))}</time>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {total > rows.length && <p className="note gap">{t.last(rows.length, total)}</p>}
    </Section>
  );
}
