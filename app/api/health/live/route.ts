/** Whether the process answers at all; look at `ready` before sending it people. */
export const GET = (): Response => Response.json({ live: true }, { headers: { "cache-control": "no-store" } });
export const dynamic = "force-dynamic";
