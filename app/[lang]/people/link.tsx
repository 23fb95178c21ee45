"use client";

import { useForm } from "@/ui/form";

/** The link that was just made, to copy; it stands in the answer of the form around it and nowhere else. */
export function MadeLink({ label }: { label: string }) {
  const { detail } = useForm().state;
  if (typeof detail?.link !== "string") return null;
  return (
    <div className="field">
      <label htmlFor="made-link">{label}</label>
      <input
        id="made-link"
        type="text"
        readOnly
        value={detail.link}
        size={64}
        aria-describedby="made-link-until"
        onFocus={(event) => event.currentTarget.select()}
      />
      <small id="made-link-until">{String(detail.until)}</small>
    </div>
  );
}
