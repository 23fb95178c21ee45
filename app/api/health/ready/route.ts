import { isReady } from "@/lib/db";

export const dynamic = "force-dynamic";

/** Whether people can be sent here: 200 when the database answers, 503 when it does not or the process is stopping. */
export async function GET(): Promise<Response> {
  const ready = await isReady();
  return Response.json({ ready }, { status: ready ? 200 : 503, headers: { "cache-control": "no-store" } });
}
