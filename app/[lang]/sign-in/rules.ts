import { isLang, type Lang } from "@/lib/lang";

// What browsers drop or read as a slash before they look at an address (WHATWG URL), and what no address of ours has.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to find
const slippery = /[\u0000-\u001f\u007f\\]/;

/** Pages that are of no use to whoever has just signed in. */
const before = ["sign-in", "invite", "setup", "problem"];

function readable(path: string): boolean {
  try {
    return !slippery.test(decodeURIComponent(path));
  } catch {
    return false;
  }
}

/**
 * Where to go after signing in: the page that was asked for, in the language of the sign-in page, when it is a page of
 * ours and the address could not be read as any other; else the person's own page. `origin` is the configured one.
 */
export function returnTo(lang: Lang, asked: string, origin: string): string {
  const own = `/${lang}/me`;
  if (!/^\/[a-z]/.test(asked) || slippery.test(asked) || !URL.canParse(asked, origin)) return own;
  const url = new URL(asked, origin);
  const [, first, second = "", ...rest] = url.pathname.split("/");
  if (url.origin !== origin || !isLang(first) || before.includes(second) || !readable(url.pathname)) return own;
  return `/${[lang, second, ...rest].filter(Boolean).join("/")}${url.search}${url.hash}`;
}
