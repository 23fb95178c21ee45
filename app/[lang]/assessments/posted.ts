import type { z } from "zod";
import { readForm } from "@/lib/action";
import type { Lang } from "@/lib/lang";
import { faultFields, log } from "@/lib/log";
import { langOf } from "@/lib/params";
import type { Actor } from "@/lib/policy";
import { isRefusal, Refusal } from "@/lib/refusal";
import { request } from "@/lib/request";
import { type FaultCode, type RefusalCode, say } from "@/lib/say";
import { findActor } from "@/lib/session";
import { isId } from "@/lib/text";
import type { Saved, Theirs } from "./commands";
import { savedSaid, theirsSaid } from "./words";

/** A route below an assessment. */
export type Context = { params: Promise<{ lang: string; id: string }> };

/**
 * Saves what the script of a form sends for one item: its fields, and the revision they were written on. Answers with the
 * new revision and the moment, and what `save` adds; 400 a body that cannot be read, 401 signed out, 409 with what was
 * saved elsewhere, 403 and 410 when it is too late, 422 with what is wrong by field, and 404 for what is not there or not
 * the sender's.
 */
export async function answerPost<S extends z.ZodType>(
  post: Request,
  { params }: Context,
  schema: S,
  save: (actor: Actor, id: string, input: z.output<S>, lang: Lang) => Promise<Saved & Record<string, unknown>>,
): Promise<Response> {
  const { lang: given, id } = await params;
  const lang = langOf(given);
  const t = say(lang);
  const fault = (code: string) => t.faults[code as FaultCode] ?? t.faults.invalid;
  const refuse = (status: number, code: RefusalCode, more: object = {}) => Response.json({ said: t.refusals[code], ...more }, { status });
  try {
    const actor = await findActor(lang);
    if (actor.id === null) return refuse(401, "signedOut");
    const form = await post.formData().catch(() => null);
    if (!form) return refuse(400, "invalid");
    const input = schema.safeParse(readForm(form));
    if (!isId(id)) throw new Refusal("missing", 404);
    if (!input.success)
      return refuse(422, "invalid", { fields: Object.fromEntries(input.error.issues.map((issue) => [issue.path.join("."), fault(issue.message)])) });
    const { savedAt, ...saved } = await save(actor, id, input.data, lang);
    return Response.json({ ...saved, savedAt: savedAt.toISOString(), time: savedSaid(lang, savedAt) });
  } catch (error) {
    if (!isRefusal(error)) {
      log.error({ request: request().id, path: request().path, fault: faultFields(error) }, "an answer was not saved");
      return refuse(500, "fault");
    }
    const theirs = error.detail.theirs as Theirs | null | undefined;
    const fields = Object.fromEntries(Object.entries(error.fields).map(([name, code]) => [name, fault(code)]));
    return refuse(error.status, error.code, { fields, ...(theirs ? { theirs: theirsSaid(lang, theirs) } : {}) });
  }
}
