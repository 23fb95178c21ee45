import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { Lang } from "@/lib/lang";
import { langOf } from "@/lib/params";
import { dayOf, say, timeOf } from "@/lib/say";
import { findActor, requireMember } from "@/lib/session";
import { addRole, closePerson, makeLink, reopenPerson } from "@/people/actions";
import { findPerson, listUnits } from "@/people/queries";
import { RoleFields } from "@/people/role-fields";
import { Roles } from "@/people/roles";
import { Form, Once, Submit } from "@/ui/form";
import { Email, Head, Page, Section } from "@/ui/shell";

type Props = { params: Promise<{ lang: string; id: string }> };
type Person = NonNullable<Awaited<ReturnType<typeof findPerson>>>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang: given, id } = await params;
  const lang = langOf(given);
  const t = say(lang).people;
  const person = await findPerson(await findActor(lang), id);
  return { title: person?.name ?? t.title, description: t.lede };
}

/** Whether the person may come in, and what an administrator can do about it. */
function Access({ lang, person }: { lang: Lang; person: Person }) {
  const t = say(lang).people;
  const hidden = <input type="hidden" name="person" value={person.id} />;
  return (
    <Section title={t.access}>
      <p>{t.accessText[person.active ? (person.hasPassword ? "open" : "waiting") : "closed"]}</p>
      {person.linkUntil && <p className="note">{t.linkOpen(dayOf(lang, person.linkUntil), timeOf(lang, person.linkUntil))}</p>}
      {person.active && (
        <Form action={makeLink} formKey={randomUUID()} className="gap grid max-w-measure gap-4">
          {hidden}
          <Once label={t.link} />
          <p>
            <Submit quiet>{person.hasPassword ? t.inviteAgain : t.invite}</Submit>
          </p>
        </Form>
      )}
      <Form action={person.active ? closePerson : reopenPerson} formKey={randomUUID()} className="gap">
        {hidden}
        <p className="gap">
          <Submit quiet>{person.active ? t.deactivate : t.activate}</Submit>
        </p>
      </Form>
    </Section>
  );
}

/** One person, for administrators: their roles, and whether they may come in. */
export default async function PersonPage({ params }: Props) {
  const { lang: given, id } = await params;
  const lang = langOf(given);
  const here = `people/${id}`;
  const actor = await requireMember(lang, here);
  const person = (await findPerson(actor, id)) ?? notFound();
  const t = say(lang).people;
  const crumbs = [{ label: say(lang).me.title, href: `/${lang}/me` }, { label: t.title, href: `/${lang}/people` }, { label: person.name }];
  return (
    <Page lang={lang} section="me" here={here} crumbs={crumbs} work>
      <Head title={person.name} lede={<Email address={person.email} />} />
      <Section title={t.roles} wide>
        <Roles lang={lang} roles={person.roles} />
      </Section>
      <Section title={t.giveTitle}>
        <Form action={addRole} formKey={randomUUID()} className="grid max-w-measure gap-5">
          <input type="hidden" name="person" value={person.id} />
          <RoleFields lang={lang} units={await listUnits(actor, lang)} />
          <p>
            <Submit quiet>{t.give}</Submit>
          </p>
        </Form>
      </Section>
      <Access lang={lang} person={person} />
    </Page>
  );
}
