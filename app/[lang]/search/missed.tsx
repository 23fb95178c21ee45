"use client";

import { useEffect } from "react";
import type { FormState } from "@/lib/action";

/** Tells that this was sought and not found, once for every page that says so: asking for a page changes nothing, so that a post does it. */
export function Missed({ q, tell }: { q: string; tell: (state: FormState, form: FormData) => Promise<FormState> }) {
  useEffect(() => {
    const form = new FormData();
    form.set("q", q);
    // Nobody waits for it, and nothing is lost when it does not arrive.
    tell({}, form).catch(() => {});
  }, [q, tell]);
  return null;
}
