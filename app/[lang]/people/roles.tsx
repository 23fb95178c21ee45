import { randomUUID } from "node:crypto";
import { today } from "@/lib/clock";
import type { Lang } from "@/lib/lang";
import { day, say } from "@/lib/say";
import { closeRole } from "@/people/actions";
import type { findPerson } from "@/people/queries";
import { roleWords, stateOf } from "@/people/rules";
import { Field, Form, Submit } from "@/ui/form";
import { Columns } from "@/ui/parts";

type Role = NonNullable<Awaited<ReturnType<typeof findPerson>>>["roles"][number];

/** Ends one role; folded, because it is seldom wanted. */
function EndForm({ lang, role }: { lang: Lang; role: Role }) {
  const t = say(lang).people;
  const words = roleWords(lang, role);
  return (
    <Form action={closeRole} formKey={randomUUID()} className="grid gap-3">
      <input type="hidden" name="role" value={role.id} />
      <details>
        <summary>
          {t.endOpen}
          <span className="vh"> {words}</span>
        </summary>
        <Field name="to" type="date" label={t.lastDay(words)} hint={t.lastDayHint} value={today().toISOString().slice(0, 10)} required />
        <p className="gap">
          <Submit quiet>{t.end}</Submit>
        </p>
      </details>
    </Form>
  );
}

/** Every role of a person with its days, and a way to end those that are not over. */
export function Roles({ lang, roles }: { lang: Lang; roles: Role[] }) {
  const t = say(lang).people;
  const words = { lasting: t.lasting, coming: t.coming, past: t.past };
  if (roles.length === 0) return <p>{t.noRole}</p>;
  return (
    <table className="table">
      <caption>{t.rolesCaption}</caption>
      <Columns of={[t.role, t.since, t.until, t.endOpen]} />
      <tbody>
        {roles.map((role) => {
          const state = stateOf(role, today());
          return (
            <tr key={role.id}>
              <th scope="row">{roleWords(lang, role)}</th>
              <td data-label={t.since}>{day(lang, role.from)}</td>
              <td data-label={t.until}>
                {role.to ? day(lang, role.to) : words.lasting}
                {state !== "lasting" && ` (${words[state]})`}
              </td>
              <td>{state !== "past" && <EndForm lang={lang} role={role} />}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
