import { openToPages, Problem, problemAnswer } from "@/api/v1/answer";

/** Whatever is not there. */
export const GET = async (asked: Request): Promise<Response> =>
  problemAnswer(new Problem(404, "There is nothing at this address. /api/v1/openapi.json says what there is."), openToPages(asked));
