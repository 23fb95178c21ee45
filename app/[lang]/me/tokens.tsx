import { randomUUID } from "node:crypto";
import type { Lang } from "@/lib/lang";
import { dayOf, say } from "@/lib/say";
import type { listTokens } from "@/me/queries";
import { Choice, Field, Form, Once, Submit } from "@/ui/form";
import { Columns, Section } from "@/ui/shell";
import { endToken, makeOwnToken } from "./actions";

/** The tokens with which programs ask and import in one's name: those there are, and a form for another. */
export function Tokens({ lang, tokens, mayMake }: { lang: Lang; tokens: Awaited<ReturnType<typeof listTokens>>; mayMake: boolean }) {
  const t = say(lang).me.tokens;
  if (!mayMake && tokens.length === 0) return null;
  return (
    <Section title={t.title} wide id="tokens">
      <p className="max-w-measure">
        {t.text} <a href={`/${lang}/standards/api`}>{t.toApi}</a>
      </p>
      {tokens.length > 0 && (
        <table className="table gap">
          <caption>{t.caption}</caption>
          <Columns of={[t.columns.name, t.columns.used, t.columns.ends, t.columns.act]} />
          <tbody>
            {tokens.map(({ id, name, lastUsedAt, expiresAt }) => (
              <tr key={id}>
                <th scope="row">{name}</th>
                <td data-label={t.columns.used}>{lastUsedAt ? dayOf(lang, lastUsedAt) : t.never}</td>
                <td data-label={t.columns.ends}>{dayOf(lang, expiresAt)}</td>
                <td data-label={t.columns.act}>
                  <Form action={endToken} formKey={randomUUID()}>
                    <input type="hidden" name="token" value={id} />
                    <Submit quiet>{t.revoke(name)}</Submit>
                  </Form>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {mayMake && (
        <Form action={makeOwnToken} formKey={randomUUID()} className="gap grid max-w-measure gap-5">
          <Once label={t.token} />
          <Field name="name" label={t.name} hint={t.nameHint} maxLength={200} autoComplete="off" required />
          <Choice name="days" label={t.days} value="90" options={(["30", "90", "365"] as const).map((value) => ({ value, label: t.daysOf(Number(value)) }))} />
          <p>
            <Submit quiet>{t.make}</Submit>
          </p>
        </Form>
      )}
    </Section>
  );
}
