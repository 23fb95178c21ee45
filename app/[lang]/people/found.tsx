"use client";

import type { Lang } from "@/lib/lang";
import { useForm } from "@/ui/form";

/** The people that the search in the form around it found, each leading to their page. */
export function FoundPeople({ lang }: { lang: Lang }) {
  const people = (useForm().state.detail?.people ?? []) as { id: string; name: string; email: string }[];
  return (
    <ul className="grid gap-1">
      {people.map((person) => (
        <li key={person.id}>
          <a href={`/${lang}/people/${person.id}`}>{person.name}</a> <span className="note">{person.email}</span>
        </li>
      ))}
    </ul>
  );
}
