import { RateLimiterMemory } from "rate-limiter-flexible";
import { Refusal } from "@/lib/refusal";
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
} as const;

const limiter = (name: keyof typeof limits) => shared(`limiter ${name}`, () => new RateLimiterMemory({ keyPrefix: name, ...limits[name] }));

/**
 * Takes one try for this key before the work is done, so that many at once are counted too; throws a refusal (429) when
 * there are none left. `giveBack` returns it when the try was right.
 */
export async function take(name: keyof typeof limits, key: string): Promise<{ giveBack(): Promise<void> }> {
  try {
    await limiter(name).consume(key);
  } catch (spent) {
    if (spent instanceof Error) throw spent;
    throw new Refusal("tooMany", 429);
  }
  return {
    giveBack: async () => {
      await limiter(name).reward(key);
    },
  };
}
