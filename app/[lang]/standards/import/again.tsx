"use client";

import { useRouter } from "next/navigation";
import { useEffect, useTransition } from "react";

/** Asks for the page anew, a second after it came, for as long as it is there. */
export function Again() {
  const { refresh } = useRouter();
  const [isAsking, ask] = useTransition();
  useEffect(() => {
    if (isAsking) return;
    const soon = setTimeout(() => ask(refresh), 1_000);
    return () => clearTimeout(soon);
  }, [isAsking, refresh]);
  return null;
}
