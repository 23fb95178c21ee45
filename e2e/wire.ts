/** What came back, as it came, but with a plain space for each that does not break: one reads them alike. */
export type Reply = { status: number; headers: Headers; body: string; to: string | null };

/** What is posted: one value for a name, or several; or a file. */
export type Typed = Record<string, string | string[] | File>;

type Ask = { method?: "GET" | "HEAD" | "POST"; headers?: Record<string, string>; body?: FormData | string };

const plain = (html: string) =>
  html
    .replace(/&quot;/g, '"')
    .replace(/&#x27;|&#39;/g, "'")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&amp;/g, "&");

const attributeOf = (tag: string, name: string) => plain(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? "");

/** The hidden fields of the form in a page whose submit button says this; throws when there is no such form. */
export function hiddenFields(page: string, button: string): Record<string, string> {
  const form = [...page.matchAll(/<form[\s\S]*?<\/form>/g)].map(([html]) => html).find((html) => new RegExp(`<button[^>]*>[^<]*${button}`).test(html));
  if (!form) throw new Error(`No form with a button "${button}" in:\n${page.replace(/<script[\s\S]*?<\/script>/g, "").slice(0, 4000)}`);
  return Object.fromEntries([...form.matchAll(/<input type="hidden"[^>]*>/g)].map(([tag]) => [attributeOf(tag, "name"), attributeOf(tag, "value")]));
}

/** The fields as a form with several parts, as a browser without script sends them. */
export function formOf(typed: Typed): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(typed)) for (const one of [value].flat()) form.append(name, one);
  return form;
}

/**
 * Somebody's browser without script, over HTTP: keeps cookies, follows nothing, and posts as a page of ours does. It
 * begins with the cookies given, as `name=value; name=value`.
 */
export function newClient(url: string, cookies = "") {
  const jar = new Map(
    cookies
      .split("; ")
      .filter(Boolean)
      .map((pair): [string, string] => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)]),
  );
  const cookieLine = () => [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
  async function ask(path: string, { method = "GET", headers = {}, body }: Ask = {}): Promise<Reply> {
    const cookie = cookieLine();
    const answer = await fetch(url + path, {
      method,
      redirect: "manual",
      headers: { ...(cookie ? { cookie } : {}), ...(method === "POST" ? { origin: url, "sec-fetch-site": "same-origin" } : {}), ...headers },
      ...(body === undefined ? {} : { body }),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      const name = pair.slice(0, pair.indexOf("="));
      if (/;\s*max-age=0/i.test(line)) jar.delete(name);
      else jar.set(name, pair.slice(pair.indexOf("=") + 1));
    }
    const to = answer.headers.get("location");
    return {
      status: answer.status,
      headers: answer.headers,
      body: (await answer.text()).replaceAll("\u00a0", " "),
      to: to === null ? null : to.replace(url, ""),
    };
  }
  return {
    jar,
    cookieLine,
    ask,
    get: (path: string, headers: Record<string, string> = {}) => ask(path, { headers }),
    /** Opens the page, fills the form with this button and sends it. */
    send: async (path: string, button: string, typed: Typed, headers: Record<string, string> = {}): Promise<Reply> => {
      const page = await ask(path, { headers });
      return ask(path, { method: "POST", headers, body: formOf({ ...hiddenFields(page.body, button), ...typed }) });
    },
  };
}

/** Signs in without script with the demo's password; the client keeps the session. */
export async function signInAt(url: string, who: string): Promise<ReturnType<typeof newClient>> {
  const client = newClient(url);
  const reply = await client.send("/en/sign-in", "Sign in", { email: `${who}@lindegroep.example`, password: "koffie-met-melk-2026" });
  if (reply.status !== 303) throw new Error(`${who} could not sign in: ${reply.status}\n${reply.body.slice(0, 2000)}`);
  return client;
}
