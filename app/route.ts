import { cookies, headers } from "next/headers";
import { chooseLang } from "@/lib/lang";

/** Sends a visitor to the front page in their language. */
export async function GET(): Promise<Response> {
  const lang = chooseLang((await cookies()).get("lang")?.value, (await headers()).get("accept-language") ?? undefined);
  return new Response(null, { status: 307, headers: { location: `/${lang}` } });
}
