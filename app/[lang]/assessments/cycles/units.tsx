"use client";

import { FaultOf, useForm } from "@/ui/form";

/** A unit to tick, with those under it. */
export type Branch = { id: string; name: string; mark: string; below: Branch[] };

const isTicked = ({ id, below }: Branch, ticked: string[]): boolean => ticked.includes(id) || below.some((unit) => isTicked(unit, ticked));
const countOf = ({ below }: Branch): number => below.reduce((sum, unit) => sum + 1 + countOf(unit), 0);

function Tree({ branches, ticked, said, depth }: { branches: Branch[]; ticked: string[]; said: Record<string, string>; depth: number }) {
  return (
    <ul className={depth === 0 ? "grid gap-1" : "ms-6 grid gap-1"}>
      {branches.map((unit) => (
        <li key={unit.id}>
          <label className="tick">
            <input type="checkbox" name="units[]" value={unit.id} defaultChecked={ticked.includes(unit.id)} />
            {unit.name}
            {unit.mark && <span className="note">{unit.mark}</span>}
          </label>
          {unit.below.length > 0 && (
            // What stands near the top is seen at once, and so is what is ticked.
            <details className="ms-6" open={depth === 0 || unit.below.some((one) => isTicked(one, ticked))}>
              <summary>
                {said[countOf(unit)]} <span className="vh">{unit.name}</span>
              </summary>
              <Tree branches={unit.below} ticked={ticked} said={said} depth={depth + 1} />
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}

/** The units of a cycle as a tree of boxes to tick; `said` has in words how many stand under one, by that number. */
export function Units({
  label,
  hint,
  value,
  branches,
  said,
}: {
  label: string;
  hint: string;
  value: string[];
  branches: Branch[];
  said: Record<string, string>;
}) {
  const typed = useForm().state.typed?.units;
  const ticked = typed === undefined ? value : [typed].flat();
  return (
    <fieldset className="field" id="units">
      <legend className="lab">{label}</legend>
      <small className="mb-2">{hint}</small>
      <Tree key={ticked.join()} branches={branches} ticked={ticked} said={said} depth={0} />
      <FaultOf name="units" />
    </fieldset>
  );
}
