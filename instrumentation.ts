import type { Instrumentation } from "next";

/** Writes down every fault of rendering, without what anybody typed. */
export const onRequestError: Instrumentation.onRequestError = async (error, request) => {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { faultFields, log } = await import("@/lib/log");
  log.error({ path: request.path.split("?")[0], fault: faultFields(error) }, "rendering failed");
};
