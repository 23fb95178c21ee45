import { redirect } from "next/navigation";
import type { z } from "zod";
import { now } from "@/lib/clock";
import { db, isTaken } from "@/lib/db";
import { secret } from "@/lib/env";
import { faultFields, log } from "@/lib/log";
import type { Actor } from "@/lib/policy";
import { keyField } from "@/lib/posts";
import { isRefusal, Refusal } from "@/lib/refusal";
import { request } from "@/lib/request";
import { type RefusalCode, say } from "@/lib/say";
import { findActor } from "@/lib/session";
import { fingerprint, isId } from "@/lib/text";

/** What was typed, by field; several values where a field has several. */
export type Typed = Record<string, string | string[]>;

/** The answer to a form: done, or why not, with what was typed. */
export type FormState = {
  /** Done, in a sentence. */
  done?: string;
  /** Not done, in a sentence. */
  refused?: string;
  code?: string;
  /** What is wrong, by field. */
  fields?: Record<string, string>;
  typed?: Typed;
  /** What the form needs to go on, such as both versions in a conflict. */
  detail?: Record<string, unknown>;
};

/** What an action answers when it was done: a sentence, and where to go. */
export type Done = { done?: string; to?: string; detail?: Record<string, unknown> } | undefined;

/** The fields of a form: one value each, or a list where the name ends in `[]` (and is given without it). React's own are left out. */
export function readForm(form: FormData): Typed {
  const typed: Typed = Object.create(null);
  for (const name of new Set(form.keys())) {
    if (name.startsWith("$ACTION") || name === keyField) continue;
    const values = form.getAll(name).filter((value) => typeof value === "string");
    if (name.endsWith("[]")) typed[name.slice(0, -2)] = values;
    else typed[name] = values[0] ?? "";
  }
  return { ...typed };
}

/** The files of a form, one for a name; a field in which none was chosen is left out. */
const filesIn = (form: FormData): Record<string, File> =>
  Object.fromEntries([...form].flatMap(([name, value]) => (value instanceof File && value.size > 0 ? [[name, value]] : [])));

/** What a form carries, as far as it tells one post from another: a file counts by its bytes. */
const contentsOf = async (typed: Typed, files: Record<string, File>): Promise<string> =>
  fingerprint([
    typed,
    await Promise.all(Object.entries(files).map(async ([name, file]) => [name, fingerprint(Buffer.from(await file.arrayBuffer()).toString("latin1"))])),
  ]);

/** The sentence of a fault: a key of `faults`, or a key and what it is about, as in `vague:snel`. */
export const faultOf = (lang: Actor["lang"], message: string): string => {
  const faults = say(lang).faults as Record<string, string>;
  const [code = "", about = ""] = message.split(/:(.*)/s);
  return (faults[code] ?? faults.invalid ?? message).replace("{it}", () => about);
};

function fieldsOf(error: z.ZodError, lang: Actor["lang"]): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) fields[issue.path.join(".")] ??= faultOf(lang, issue.message);
  return fields;
}

const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));
const isKey = (key: unknown): key is string => typeof key === "string" && isId(key);

type Answer = { state: FormState; to?: string };

/** Refusals after which the page shows another form than the one that was sent, or none. */
const movesOn: RefusalCode[] = ["movedOn", "draftClosed", "ownChange"];

/**
 * Runs an act once per form key: the first post runs it and keeps its answer, the same post again gets that answer, and
 * the same key with another body is a conflict. A post that finds the first still under way waits for it up to 10 s.
 */
async function once(key: string, sender: string, body: string, run: () => Promise<Answer>): Promise<Answer> {
  try {
    await db.sentForm.create({ data: { key, sender, body, sentAt: now() } });
  } catch (error) {
    if (!isTaken(error)) throw error;
    for (let waited = 0; waited < 10_000; waited += 100) {
      const first = await db.sentForm.findUnique({ where: { key } });
      if (!first) return once(key, sender, body, run);
      if (first.sender !== sender || first.body !== body) throw new Refusal("sentTwice", 409);
      if (first.answer) return first.answer as unknown as Answer;
      await pause(100);
    }
    throw new Refusal("underWay", 409);
  }
  try {
    const answer = await run();
    await db.sentForm.update({ where: { key }, data: { answer: JSON.parse(JSON.stringify(answer)) } });
    return answer;
  } catch (error) {
    // Not done: the same form may be sent again.
    await db.sentForm.deleteMany({ where: { key } });
    throw error;
  }
}

/**
 * Makes a server action of a schema and an act: parses what was posted (unknown fields are refused), runs the act as the
 * actor, once per form key, and answers with a sentence in the language of the address. A refusal becomes the form's
 * state with what was typed and a fitting status; a fault is logged under a number that the answer names. `everyTime` is
 * for an act that hands the browser a secret (a cookie, a link): it runs at every post, and its answer is kept nowhere.
 * `withFiles` lets files through to the schema; others never see one.
 */
export function action<S extends z.ZodType>(
  schema: S,
  run: (actor: Actor, input: z.output<S>) => Promise<Done>,
  { everyTime = false, withFiles = false } = {},
) {
  return async (_before: FormState, posted: FormData): Promise<FormState> => {
    // Whoever calls an action by hand may send anything in its place.
    const form: FormData = posted instanceof FormData ? posted : new FormData();
    const asked = request();
    const lang = asked.lang;
    const typed = readForm(form);
    const files = withFiles ? filesIn(form) : {};
    // A browser sends the field of a file that was not chosen too; it is no text.
    for (const name of withFiles ? form.keys() : []) if (form.get(name) instanceof File) delete typed[name];
    const shown = Object.fromEntries(Object.entries(typed).filter(([name]) => !/password/i.test(name)));
    let to: string | undefined;
    let isVisitor = false;
    const refuse = (status: number) => Object.assign(asked, { status, signedOut: isVisitor });
    try {
      const actor = await findActor(lang);
      isVisitor = actor.id === null;
      const input = schema.safeParse({ ...typed, ...files });
      if (!input.success) {
        refuse(422);
        return { refused: say(lang).refusals.invalid, code: "invalid", fields: fieldsOf(input.error, lang), typed: shown };
      }
      const act = async (): Promise<Answer> => {
        const done = await run(actor, input.data);
        return { state: { done: done?.done, detail: done?.detail }, to: done?.to };
      };
      const key = form.get(keyField);
      // What was typed is kept only as a keyed fingerprint, in which a password could not be looked up.
      const answer =
        isKey(key) && !everyTime
          ? await once(
              key,
              actor.id ?? fingerprint(`${secret()}${asked.client}`),
              fingerprint(`${secret()}${asked.path}${withFiles ? await contentsOf(typed, files) : fingerprint(typed)}`),
              act,
            )
          : await act();
      to = answer.to;
      if (!to) return answer.state;
    } catch (error) {
      if (isRefusal(error)) {
        refuse(error.status);
        asked.movedOn = movesOn.includes(error.code);
        const fields = Object.fromEntries(Object.entries(error.fields).map(([name, code]) => [name, faultOf(lang, code)]));
        // Whose session ended while they typed must hear that, not that their page is gone.
        const reason = isVisitor && error.code === "missing" ? "signedOut" : (error.code as RefusalCode);
        return { refused: say(lang).refusals[reason], code: error.code, fields, typed: shown, detail: error.detail };
      }
      refuse(500);
      log.error({ request: asked.id, path: asked.path, fault: faultFields(error) }, "an action failed");
      return { refused: `${say(lang).refusals.fault} ${say(lang).refusals.faultNumber(asked.id)}`, code: "fault", typed: shown };
    }
    redirect(to);
  };
}
