import { saveRating } from "@/assessments/[id]/second-opinion/commands";
import { SaveRating } from "@/assessments/[id]/second-opinion/schema";
import { answerPost, type Context } from "@/assessments/posted";

/** Saves one rating of a second opinion. */
export const POST = (post: Request, context: Context): Promise<Response> => answerPost(post, context, SaveRating, saveRating);
