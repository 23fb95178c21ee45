"use client";

import { useForm } from "@/ui/form";

type Theirs = { what: string; why: string; evidence: string; ownerId: string; dueOn: string; revision: number };

/** The refusal's detail is ours, written by the command; it came over the wire as JSON. */
const theirsIn = (detail: Record<string, unknown> | undefined): Theirs | null => (detail && "theirs" in detail ? (detail.theirs as Theirs) : null);

/**
 * The revision that the form is written on. When somebody else saved in the meantime: what stands there, and then theirs,
 * so that sending again puts one's own in its place.
 */
export function Revision({
  revision,
  words,
  names,
}: {
  revision: number;
  words: { conflict: string; what: string; why: string; evidence: string; owner: string; due: string };
  names: Record<string, string>;
}) {
  const { state } = useForm();
  const theirs = theirsIn(state.detail);
  return (
    <>
      <input type="hidden" name="revision" value={theirs?.revision ?? revision} readOnly />
      {theirs && (
        <div className="notice" role="status">
          <p>
            <b>{words.conflict}</b>
          </p>
          <dl className="held">
            <dt>{words.what}</dt>
            <dd className="whitespace-pre-line">{theirs.what}</dd>
            {theirs.why && <dt>{words.why}</dt>}
            {theirs.why && <dd className="whitespace-pre-line">{theirs.why}</dd>}
            <dt>{words.evidence}</dt>
            <dd className="whitespace-pre-line">{theirs.evidence}</dd>
            <dt>{words.owner}</dt>
            <dd>{names[theirs.ownerId] ?? ""}</dd>
            <dt>{words.due}</dt>
            <dd>{theirs.dueOn}</dd>
          </dl>
        </div>
      )}
    </>
  );
}
