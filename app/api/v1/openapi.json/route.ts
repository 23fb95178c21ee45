import { documentOf } from "@/api/v1/document";
import { env } from "@/lib/env";

/** The description of the interface, in OpenAPI 3.1; open to everyone, for it tells of no standard. */
export const GET = async (): Promise<Response> =>
  new Response(JSON.stringify(documentOf(env().url.origin)), {
    headers: { "content-type": "application/json; charset=utf-8", "cache-control": "public, max-age=300", "access-control-allow-origin": "*" },
  });
