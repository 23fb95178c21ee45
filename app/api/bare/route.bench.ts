export const dynamic = "force-dynamic";

/** An act that does nothing, for the benchmark to compare with. */
export async function POST(request: Request): Promise<Response> {
  await request.text();
  return Response.json({});
}
