import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { env, secret } from "@/lib/env";

// A till or a desk is shared by a few people.
const most = 8;

/**
 * The cookie by which a browser shows that somebody signed in with it before, so that others' failures do not lock that
 * person out here. Its name must not begin as the session's does: next-auth would join the two.
 */
export const deviceCookie = () => ({
  name: env().secure ? "__Host-device" : "device",
  options: { httpOnly: true, sameSite: "lax" as const, path: "/", secure: env().secure, maxAge: 365 * 24 * 60 * 60 },
});

const signOf = (device: string, personId: string) => createHmac("sha256", secret()).update(`device ${device} ${personId}`).digest("base64url");

/** The random name of a browser and one signature for each person who signed in there, the last first. */
function read(cookie: string | null): { device: string; signs: string[] } | null {
  const found = /^([\w-]{22})((?:\.[\w-]{43}){1,8})$/.exec(cookie ?? "");
  return found?.[1] && found[2] ? { device: found[1], signs: found[2].slice(1).split(".") } : null;
}

/** The name of the browser when this person signed in with it before, else null; a cookie that we did not make knows nobody. */
export function knownDevice(cookie: string | null, personId: string): string | null {
  const kept = read(cookie);
  if (!kept) return null;
  const sign = Buffer.from(signOf(kept.device, personId));
  return kept.signs.some((given) => timingSafeEqual(Buffer.from(given), sign)) ? kept.device : null;
}

/** The cookie's value once this person has signed in: the people known before, the last eight, stay known. */
export function deviceWith(cookie: string | null, personId: string): string {
  const { device, signs } = read(cookie) ?? { device: randomBytes(16).toString("base64url"), signs: [] };
  const sign = signOf(device, personId);
  return [device, sign, ...signs.filter((other) => other !== sign)].slice(0, most + 1).join(".");
}
