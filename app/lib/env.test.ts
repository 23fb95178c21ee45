import { expect, test } from "vitest";
import { readEnv, SettingsError } from "@/lib/env";

const problems = (variables: Record<string, string>): string[] => {
  try {
    readEnv(variables);
    return [];
  } catch (error) {
    return error instanceof SettingsError ? error.problems : [String(error)];
  }
};

test("every setting has a default that is right for trying it out", () => {
  const env = readEnv({});
  expect(env).toMatchObject({ port: 3000, demo: true, reading: "public", timezone: "Europe/Amsterdam", databaseUrl: null, secure: false, proxies: [] });
  expect(env.url.origin).toBe("http://localhost:3000");
  expect(env.data.endsWith("/.data")).toBe(true);
});

test("bad values stop the start with a list, each by name", () => {
  const found = problems({
    PORT: "abc",
    MAATSTAF_DEMO: "perhaps",
    MAATSTAF_READING: "all",
    MAATSTAF_TIMEZONE: "Mars/Base",
    MAATSTAF_SECRET: "short",
    MAATSTAF_PROXY: "not-an-address",
    DATABASE_URL: "mysql://x",
  });
  for (const name of ["PORT", "MAATSTAF_DEMO", "MAATSTAF_READING", "MAATSTAF_TIMEZONE", "MAATSTAF_SECRET", "MAATSTAF_PROXY", "DATABASE_URL"])
    expect(
      found.some((line) => line.startsWith(name)),
      name,
    ).toBe(true);
});

test.each(["http://portal.example.com", "http://10.0.0.5:3000", "ftp://localhost"])("%s is refused, because passwords would travel in the open", (url) => {
  expect(problems({ MAATSTAF_URL: url, MAATSTAF_DEMO: "off" }).join()).toContain("MAATSTAF_URL");
});

test("a secret that is short or always the same letter is refused", () => {
  expect(problems({ MAATSTAF_SECRET: "a".repeat(31) })).toHaveLength(2);
  expect(problems({ MAATSTAF_SECRET: "a".repeat(64) })).toHaveLength(1);
  expect(problems({ MAATSTAF_SECRET: "k3J9-xQ2v_8LmZ7p.R5tW1yB6nC4dF0gH" })).toEqual([]);
});

test("the demo's public password never goes where others can reach it", () => {
  expect(problems({ MAATSTAF_URL: "https://portal.example.com", MAATSTAF_DEMO: "on" }).join()).toContain("MAATSTAF_DEMO");
  expect(readEnv({ DATABASE_URL: "postgresql://localhost/x" }).demo).toBe(false);
});

test("https makes cookies secure", () => {
  expect(readEnv({ MAATSTAF_URL: "https://portal.example.com", MAATSTAF_DEMO: "off" }).secure).toBe(true);
});

test("a mail server is a whole address; a password goes over TLS or stays on this machine, and is in no message", () => {
  const mail = (MAATSTAF_SMTP: string) => readEnv({ MAATSTAF_SMTP, MAATSTAF_MAIL_FROM: "maatstaf@portal.example" }).mail;
  expect(mail("smtps://post:a%40b@mail.example")).toEqual({
    host: "mail.example",
    port: 465,
    tls: "whole",
    auth: { user: "post", pass: "a@b" },
    from: "maatstaf@portal.example",
  });
  expect(mail("smtp://mail.example:2525")).toMatchObject({ port: 2525, tls: "begun", auth: null });
  expect(mail("smtp://relay.example?tls=off")).toMatchObject({ port: 587, tls: "none" });
  expect(mail("smtp://u:p@[::1]:1025")).toMatchObject({ host: "::1", tls: "none" });
  expect(readEnv({}).mail).toBe(null);
  for (const wrong of [
    "mail.example",
    "http://mail.example",
    "smtp://",
    "smtp://u:geheim-woord@mail.example?tls=off",
    "smtps://mail.example?tls=off",
    "smtp://mail.example?tls=no",
    "smtp://mail.example/inbox",
    "smtp://u@mail.example",
  ]) {
    const found = problems({ MAATSTAF_SMTP: wrong, MAATSTAF_MAIL_FROM: "maatstaf@portal.example" });
    expect(found.join(), wrong).toMatch(/^MAATSTAF_SMTP /);
    expect(found.join()).not.toContain("geheim-woord");
  }
  expect(problems({ MAATSTAF_SMTP: "smtps://mail.example" }).join()).toContain("MAATSTAF_MAIL_FROM");
  expect(problems({ MAATSTAF_SMTP: "smtps://mail.example", MAATSTAF_MAIL_FROM: "a@b.example\r\nBcc: c@d.example" }).join()).toContain("MAATSTAF_MAIL_FROM");
});
