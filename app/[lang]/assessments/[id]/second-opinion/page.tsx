import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { LackingList, LackingNow } from "@/assessments/lacking";
import { Leftovers } from "@/assessments/notices";
import { PerPrinciple, StillOpen } from "@/assessments/overview";
import type { ItemShown } from "@/assessments/queries";
import { isGiven, placeOf, progressOf } from "@/assessments/rules";
import { SealedPage } from "@/assessments/sealed";
import { Sheet } from "@/assessments/sheet";
import { lackingIn, lackingOf, partsIn, ratingWords, titleOf } from "@/assessments/words";
import { Beside } from "@/improvements/beside";
import { listBeside } from "@/improvements/queries";
import type { Lang } from "@/lib/lang";
import { langOf, one } from "@/lib/params";
import { can } from "@/lib/policy";
import { number, say } from "@/lib/say";
import { requireMember, sessionEnd } from "@/lib/session";
import { Form, Submit, Tick } from "@/ui/form";
import { SessionEnd } from "@/ui/session-end";
import { Head, Page, Section } from "@/ui/shell";
import { cancelOpinion, giveOpinion, saveOpinion } from "./actions";
import { BothPage } from "./both";
import { findBoth, findRated, findSecond, type SecondShown } from "./queries";

type Props = { params: Promise<{ lang: string; id: string }>; searchParams: Promise<{ section?: string | string[] }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = say(langOf((await params).lang)).seconds;
  return { title: t.title, description: t.lede };
}

const addressOf = (lang: Lang, id: string, section: string) => `/${lang}/assessments/${id}/second-opinion?section=${section}`;

const crumbsOf = (lang: Lang, { cycle }: SecondShown) => [
  { label: say(lang).assessments.title, href: `/${lang}/assessments?cycle=${cycle.slug}` },
  { label: say(lang).assessments.cycle(cycle.slug) },
  { label: say(lang).seconds.title },
];

/** Giving up what was begun. */
function Cancel({ lang, id }: { lang: Lang; id: string }) {
  const t = say(lang).seconds.cancel;
  return (
    <Section title={t.title}>
      <p>{t.text}</p>
      <Form action={cancelOpinion} formKey={randomUUID()}>
        <input type="hidden" name="assessment" value={id} />
        <Submit quiet>{t.button}</Submit>
      </Form>
    </Section>
  );
}

/** While its person has taken the assessment back: nothing to rate, and nothing of what changes. */
const Waits = ({ lang, found }: { lang: Lang; found: SecondShown }) => (
  <Page lang={lang} section="assessments" here={`assessments/${found.id}/second-opinion`} brand={found.target.brand} work crumbs={crumbsOf(lang, found)}>
    <Head label={say(lang).seconds.of(found.person, found.unit)} title={say(lang).seconds.waits.title} lede={say(lang).seconds.waits.text(found.person)} />
    <Cancel lang={lang} id={found.id} />
  </Page>
);

type Rating = { lang: Lang; found: SecondShown; items: ItemShown[]; keeping: { person: string; sheet: string; url: string } };

/** What is open, giving it, and giving it up. */
function Check({ lang, found, items, keeping }: Rating) {
  const { assessments: t, seconds } = say(lang);
  const open = items.filter(({ answer }) => !isGiven(answer));
  const { given, total } = progressOf(items);
  const hrefOf = (section: string) => addressOf(lang, found.id, section);
  const lacking = lackingIn(lang, items, hrefOf, false);
  return (
    <>
      <Head
        label={`${seconds.of(found.person, found.unit)}. ${t.givenOf(number(lang, given), number(lang, total))}`}
        title={seconds.check.title}
        lede={seconds.check.lede(found.person)}
      />
      <Leftovers keeping={keeping} href={`/${lang}/assessments/${found.id}/second-opinion`} words={ratingWords(lang)} />
      <Section title={t.perPrinciple}>
        <PerPrinciple lang={lang} items={items} hrefOf={hrefOf} />
      </Section>
      <Section title={t.stillOpen}>
        <StillOpen lang={lang} items={open} hrefOf={hrefOf} />
      </Section>
      {lacking.length > 0 && (
        <Section title={t.stillToAdd}>
          <LackingList items={lacking} />
        </Section>
      )}
      <Section title={seconds.check.give}>
        {lacking.length > 0 ? (
          <p>{seconds.check.addFirst}</p>
        ) : (
          <Form action={giveOpinion} formKey={randomUUID()} className="grid gap-4">
            <input type="hidden" name="assessment" value={found.id} />
            <LackingNow known={Object.fromEntries(items.map((item) => [item.id, lackingOf(lang, item, hrefOf)]))} />
            {open.length > 0 && <Tick name="confirmed" label={seconds.check.confirm(open.length)} />}
            <div>
              <Submit>{seconds.check.give}</Submit>
            </div>
          </Form>
        )}
      </Section>
      <Cancel lang={lang} id={found.id} />
    </>
  );
}

/** The items of one principle, to be rated without sight of what was answered. */
function Rate({ lang, found, items, keeping, wanted }: Rating & { wanted: string }) {
  const { assessments: t, seconds } = say(lang);
  const parts = partsIn(lang, items);
  const place = placeOf(parts, wanted);
  const part = parts[place];
  return (
    <>
      <Head
        label={`${t.principleOf(place + 1, parts.length)}. ${seconds.of(found.person, found.unit)}`}
        title={part ? titleOf(lang, part.section) : seconds.title}
        lede={`${t.standards(part?.items.length ?? 0)}. ${seconds.form.blind} ${seconds.form.voice(found.person)}`}
      />
      <Sheet
        lang={lang}
        assessment={found.id}
        keeping={keeping}
        action={saveOpinion}
        parts={parts}
        place={place}
        hrefOf={(section) => addressOf(lang, found.id, section)}
        summary={addressOf(lang, found.id, "summary")}
        words={ratingWords(lang)}
        // Without script nothing asks for a note before the next screen, so that screen does.
        lacking={lackingIn(lang, parts[place - 1]?.items ?? [], (section) => addressOf(lang, found.id, section), false)}
        said={{ who: seconds.title, closes: seconds.until, summary: seconds.form.summary }}
      />
    </>
  );
}

/** The second opinion: its form for the manager who gives it, and once given both ratings for the two of them. */
export default async function SecondOpinionPage({ params, searchParams }: Props) {
  const { lang: asked, id } = await params;
  const lang = langOf(asked);
  const wanted = one((await searchParams).section);
  const actor = await requireMember(lang, `assessments/${id}/second-opinion${wanted ? `?section=${encodeURIComponent(wanted)}` : ""}`);
  const found = (await findSecond(actor, id)) ?? notFound();
  const { second, target } = found;
  if (can(actor, "second.read", target)) {
    const both = await findBoth(actor, found);
    if (!both || !second) return <SealedPage lang={lang} actor={actor} sealed={found} to="second-opinion" />;
    const agreed = await listBeside(actor, target.personId, found.cycle.opensOn, both.items);
    const beside = ({ id: item, code }: ItemShown) => (
      <Beside lang={lang} code={code} improvements={agreed.get(item) ?? []} agree={`/${lang}/improvements/new?assessment=${id}&item=${item}`} />
    );
    return <BothPage lang={lang} actor={actor} found={found} second={second} both={both} crumbs={crumbsOf(lang, found)} beside={beside} />;
  }
  if (second && !target.submitted) return <Waits lang={lang} found={found} />;
  const items = await findRated(actor, found);
  // Whoever may open it sees the same here when somebody else began one.
  if (!items || !second)
    return can(actor, "second.give", target) || can(actor, "assessment.view", target) ? (
      <SealedPage lang={lang} actor={actor} sealed={found} to="result" />
    ) : (
      notFound()
    );
  const ends = await sessionEnd();
  const rating = { lang, found, items, keeping: { person: actor.id, sheet: second.id, url: `/${lang}/assessments/${id}/second-opinion/ratings` } };
  const here = `assessments/${id}/second-opinion${wanted ? `?section=${encodeURIComponent(wanted)}` : ""}`;
  return (
    <Page lang={lang} section="assessments" here={here} brand={target.brand} work crumbs={crumbsOf(lang, found)}>
      {ends && <SessionEnd ends={ends.toISOString()} lang={lang} labels={say(lang).session.end} />}
      {wanted === "summary" || items.length === 0 ? <Check {...rating} /> : <Rate {...rating} wanted={wanted} />}
    </Page>
  );
}
