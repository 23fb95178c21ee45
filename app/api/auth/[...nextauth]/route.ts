import NextAuth from "next-auth";
import { authOptions } from "@/lib/auth";

type Context = { params: Promise<{ nextauth: string[] }> };

async function answer(request: Request, context: Context): Promise<Response> {
  const faults: unknown[] = [];
  let answered: Response;
  try {
    answered = await NextAuth(
      request as never,
      context as never,
      authOptions((fault) => faults.push(fault)),
    );
  } catch (error) {
    if (error instanceof SyntaxError) return new Response(null, { status: 400 });
    throw error;
  }
  if (faults.length > 0) throw faults[0];
  // With these options it answers 500 only to an address to return to that is none, which is no fault of ours.
  return answered.status === 500 ? new Response(null, { status: 400 }) : answered;
}

export { answer as GET, answer as POST };
