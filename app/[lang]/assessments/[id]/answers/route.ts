import { saveAnswer, type Theirs } from "@/assessments/commands";
import { findLimit } from "@/assessments/queries";
import { lackOf } from "@/assessments/rules";
import { SaveAnswer } from "@/assessments/schema";
import { limitSaid, savedSaid, theirsSaid } from "@/assessments/words";
import { readForm } from "@/lib/action";
import { faultFields, log } from "@/lib/log";
import { langOf } from "@/lib/params";
import { isRefusal, Refusal } from "@/lib/refusal";
import { request } from "@/lib/request";
import { type FaultCode, type RefusalCode, say } from "@/lib/say";
import { findActor } from "@/lib/session";
import { isId } from "@/lib/text";

type Context = { params: Promise<{ lang: string; id: string }> };

/**
 * Saves one answer that the script of the form sends: the fields of the item, and the revision they were written on.
 * Answers with the new revision and the moment; 400 a body that cannot be read, 401 signed out, 409 with what was saved elsewhere, 403 submitted, 410
 * closed, 422 with what is wrong by field, and 404 for what is not there or not the sender's.
 */
export async function POST(post: Request, { params }: Context): Promise<Response> {
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
    const input = SaveAnswer.safeParse(readForm(form));
    if (!isId(id)) throw new Refusal("missing", 404);
    if (!input.success)
      return refuse(422, "invalid", { fields: Object.fromEntries(input.error.issues.map((issue) => [issue.path.join("."), fault(issue.message)])) });
    const answer = input.data;
    const saved = await saveAnswer(actor, id, answer);
    const figures = answer.measured === null ? null : await findLimit(answer.item);
    const held = figures ? limitSaid(lang, figures, answer.measured) : "";
    return Response.json({ revision: saved.revision, savedAt: saved.savedAt.toISOString(), time: savedSaid(lang, saved.savedAt), next: lackOf(answer), held });
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
