import { saveAnswer } from "@/assessments/commands";
import { answerPost, type Context } from "@/assessments/posted";
import { findLimit } from "@/assessments/queries";
import { lackOf } from "@/assessments/rules";
import { SaveAnswer } from "@/assessments/schema";
import { limitSaid } from "@/assessments/words";

/** Saves one answer, and says what it lacks and whether its measured value keeps to the limit. */
export const POST = (post: Request, context: Context): Promise<Response> =>
  answerPost(post, context, SaveAnswer, async (actor, id, answer, lang) => {
    const saved = await saveAnswer(actor, id, answer);
    const figures = answer.measured === null ? null : await findLimit(answer.item);
    return { ...saved, next: lackOf(answer), held: figures ? limitSaid(lang, figures, answer.measured) : "" };
  });
