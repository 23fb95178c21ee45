import { RateLimiterMemory } from "rate-limiter-flexible";
import type { Lang } from "@/lib/lang";
import { isRefusal, Refusal } from "@/lib/refusal";
import { request } from "@/lib/request";
import { say } from "@/lib/say";
import { shared } from "@/lib/shared";

const minutes = (n: number) => n * 60;

/** How many failures are let through, per key, in a window. */
const limits = {
  /** Failed sign-ins on one account from anywhere: 10 in 15 minutes. */
  account: { points: 10, duration: minutes(15) },
  /** Failed sign-ins on one account from a browser that signed in to it before, so that an outsider cannot lock its owner out. */
  device: { points: 10, duration: minutes(15) },
  /** Failed sign-ins from one address; an office shares one. */
  client: { points: 100, duration: minutes(15) },
  /** Tries at a single-use link from one address. */
  link: { points: 30, duration: minutes(15) },
  /** Tokens of programs that are none, from one address. */
  token: { points: 60, duration: minutes(15) },
  /** Files that one person sends, by hand or by a program. */
  upload: { points: 60, duration: minutes(15) },
  /** Lists taken along as a file from one address; an office shares one. */
  export: { points: 120, duration: minutes(15) },
  /** Searches without result and remarks about them from one address. */
  missing: { points: 60, duration: minutes(15) },
} as const;

type Limit = keyof typeof limits;

const limiter = (name: Limit) => shared(`limiter ${name}`, () => new RateLimiterMemory({ keyPrefix: name, ...limits[name] }));

/** The part of an address that says whose it is: a household or a server has 2^64 addresses of IPv6 and changes them at will. */
export function networkOf(address: string): string {
  if (!address.includes(":")) return address;
  const [before = [], after] = address.split("::").map((half) => half.split(":").filter(Boolean));
  const missing = after ? Math.max(0, 8 - before.length - after.length) : 0;
  const groups = [...before, ...Array<string>(missing).fill("0"), ...(after ?? [])];
  return groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, "").toLowerCase())
    .join(":");
}

const spentUp = () => new Refusal("tooMany", 429);

// Their keys are addresses, of which the network counts.
const ofNetworks: ReadonlySet<Limit> = new Set<Limit>(["client", "link", "token", "export", "missing"]);
const keyOf = (name: Limit, key: string): string => (ofNetworks.has(name) ? networkOf(key) : key);

/** Throws a refusal (429) when this key has no tries left, without taking one: for what is only taken when it turns out wrong. */
export async function refuseSpent(name: Limit, key: string): Promise<void> {
  const found = await limiter(name).get(keyOf(name, key));
  if (found && found.remainingPoints <= 0) throw spentUp();
}

/**
 * Takes one try for this key before the work is done, so that many at once are counted too; throws a refusal (429) when
 * there are none left. `giveBack` returns it when the try was right.
 */
export async function take(name: Limit, key: string): Promise<{ giveBack(): Promise<void> }> {
  const counted = keyOf(name, key);
  try {
    await limiter(name).consume(counted);
  } catch (spent) {
    if (spent instanceof Error) throw spent;
    throw spentUp();
  }
  return {
    giveBack: async () => {
      await limiter(name).reward(counted);
    },
  };
}

/** Takes one of the files that the address of this request may take along; the answer that says when it may again when there are none left. */
export async function refusedExport(lang: Lang): Promise<Response | null> {
  try {
    await take("export", request().client);
    return null;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const headers = { "content-type": "text/plain; charset=utf-8", "content-language": lang, "cache-control": "no-store", "retry-after": "900" };
    return new Response(say(lang).refusals[error.code], { status: error.status, headers });
  }
}
