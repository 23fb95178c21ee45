"use client";

import { useForm } from "@/ui/form";

/** An answer that lacks something, in words, and where it is. */
export type Lacking = { id: string; code: string; statement: string; inOther: string | undefined; lack: string; href: string };

/** What must be added before submitting, item by item. */
export const LackingList = ({ items }: { items: Lacking[] }) => (
  <ul>
    {items.map(({ id, code, statement, inOther, lack, href }) => (
      <li key={id}>
        <a href={href}>{code}</a> {inOther ? <span lang={inOther}>{statement}</span> : statement}: {lack}
      </li>
    ))}
  </ul>
);

/** The same in the answer to a form: what turned out to be missing when it was sent. `known` is everything by id. */
export function LackingNow({ known }: { known: Record<string, Record<string, Lacking>> }) {
  const { state } = useForm();
  const items = (state.detail?.items ?? []) as { item: string; lack: string }[];
  return <LackingList items={items.flatMap(({ item, lack }) => known[item]?.[lack] ?? [])} />;
}
