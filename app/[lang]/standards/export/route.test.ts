import { expect, test, vi } from "vitest";
import { take } from "@/lib/limiter";
import { request } from "@/lib/request";
import { GET as coverage } from "@/standards/coverage/export/route";
import { GET as guide } from "@/standards/guides/export/route";
import { GET as list } from "./route";

// A session is a cookie of a request, and here is none.
vi.mock("@/lib/session", () => ({
  requireReader: async () => undefined,
  requireMember: async () => ({ id: "lars", name: "Lars", lang: "en", grants: [{ kind: "leader", brand: null, unitPath: null }] }),
}));

test("Whoever takes lists along over and over is told, in their language, when they may again", async () => {
  for (let taken = 0; taken < 120; taken++) await take("export", request().client);
  for (const [name, GET] of Object.entries({ list, guide, coverage })) {
    const answer = await GET(new Request(`http://localhost:3000/en/${name}?format=csv`), { params: Promise.resolve({ lang: "en" }) });
    expect(answer.status, name).toBe(429);
    expect(answer.headers.get("retry-after"), name).toBe("900");
    expect(await answer.text(), name).toContain("Wait a quarter of an hour");
  }
});
