import { expect, test } from "vitest";
import { take } from "@/lib/limiter";
import { request } from "@/lib/request";
import { GET } from "./route";

test("Whoever takes the list along over and over is told, in their language, when they may again", async () => {
  for (let taken = 0; taken < 120; taken++) await take("export", request().client);
  const answer = await GET(new Request("http://localhost:3000/en/standards/export?format=csv"), { params: Promise.resolve({ lang: "en" }) });
  expect(answer.status).toBe(429);
  expect(answer.headers.get("retry-after")).toBe("900");
  expect(await answer.text()).toContain("Wait a quarter of an hour");
});
