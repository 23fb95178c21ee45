"use client";

import { useForm } from "@/ui/form";
import type { Said } from "./words";

/** What somebody else saved of this plan in the meantime, and the revision that the form is written on from here. */
export function Theirs({ title, hint, revision }: { title: string; hint: string; revision: number }) {
  const { detail } = useForm().state;
  const theirs = detail?.theirs as Said[] | undefined;
  return (
    <>
      <input type="hidden" name="revision" value={String(theirs ? detail?.revision : revision)} />
      {theirs && (
        <div className="notice">
          <p>
            <b>{title}</b>
          </p>
          <dl className="grid gap-1">
            {theirs.map(({ name, value }) => (
              <div key={name}>
                <dt className="note">{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          <p className="note gap">{hint}</p>
        </div>
      )}
    </>
  );
}
