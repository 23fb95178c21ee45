"use client";

import { useForm } from "@/ui/form";

/** The token that was just made, to copy; it stands in the answer of the form around it and nowhere else. */
export function MadeToken({ label }: { label: string }) {
  const { detail } = useForm().state;
  if (typeof detail?.token !== "string") return null;
  return (
    <div className="field">
      <label htmlFor="made-token">{label}</label>
      <input
        id="made-token"
        type="text"
        readOnly
        value={detail.token}
        size={56}
        aria-describedby="made-token-until"
        onFocus={(event) => event.currentTarget.select()}
      />
      <small id="made-token-until">{String(detail.until)}</small>
    </div>
  );
}
