"use client";

import { useEffect, useState } from "react";
import type { Lang } from "@/lib/lang";
import { fill } from "@/ui/fill";

/** The words of the end of a session: `say(lang).session.end`. */
export type SessionEndLabels = { soon: string; last: string; ended: string; unknown: string; stay: string; signIn: string };

/** It is told this long before; WCAG 2.2.1 asks 20 seconds, five minutes let somebody finish a sentence. */
const ahead = 6 * 60_000;

/** Asks for the session, which counts as using it: when it ends now; null when it has ended, undefined without an answer. */
async function askSession(): Promise<Date | null | undefined> {
  try {
    const answer = await fetch("/api/auth/session", { credentials: "same-origin", signal: AbortSignal.timeout(10_000) });
    if (!answer.ok) return undefined;
    const session: { expires?: unknown } | null = await answer.json();
    return typeof session?.expires === "string" ? new Date(session.expires) : null;
  } catch {
    return undefined;
  }
}

type Notice = "none" | "soon" | "last" | "ended" | "unknown";

/**
 * Tells six minutes before a session ends that it does, with a button that keeps it; when nothing can keep it any longer
 * it says so, and when it has ended it says that too. Answers that are saved meanwhile (`maatstaf:used`) count as use.
 */
export function SessionEnd({ ends, lang, labels }: { ends: string; lang: Lang; labels: SessionEndLabels }) {
  const [end, setEnd] = useState(ends);
  const [notice, setNotice] = useState<Notice>("none");
  const learn = async () => {
    const next = await askSession();
    if (next === undefined) setNotice("unknown");
    else if (next === null) setNotice("ended");
    else {
      setNotice(next.getTime() - Date.now() <= ahead ? "last" : "none");
      setEnd(next.toISOString());
    }
  };

  useEffect(() => {
    let used = false;
    let timer: ReturnType<typeof setTimeout>;
    const look = () => {
      clearTimeout(timer);
      const left = new Date(end).getTime() - Date.now();
      if (left <= 0) setNotice("ended");
      else if (left > ahead) timer = setTimeout(look, Math.min(left - ahead, 2 ** 31 - 1));
      else if (used) void learn();
      else {
        setNotice((shown) => (shown === "none" ? "soon" : shown));
        timer = setTimeout(look, left);
      }
    };
    const onUsed = () => {
      used = true;
    };
    // A tab in another window keeps the session too; a laptop that slept has missed its timers.
    const onShow = () => document.visibilityState === "visible" && look();
    window.addEventListener("maatstaf:used", onUsed);
    document.addEventListener("visibilitychange", onShow);
    look();
    return () => {
      clearTimeout(timer);
      window.removeEventListener("maatstaf:used", onUsed);
      document.removeEventListener("visibilitychange", onShow);
    };
  });

  const time = new Date(end).toLocaleTimeString(lang === "nl" ? "nl-NL" : "en-GB", { hour: "2-digit", minute: "2-digit" });
  return (
    <div role="alert">
      {notice !== "none" && (
        <div className="notice">
          <p>
            <b>{fill(labels[notice], { time })}</b>
          </p>
          <p>
            {notice === "ended" ? (
              <a href={`/${lang}/sign-in`} target="_blank" rel="noreferrer">
                {labels.signIn}
              </a>
            ) : (
              notice !== "last" && (
                <button className="btn quiet" type="button" onClick={() => void learn()}>
                  {labels.stay}
                </button>
              )
            )}
          </p>
        </div>
      )}
    </div>
  );
}
