"use client";

import { FaultOf, useForm } from "@/ui/form";

type Level = { name: string; text: string };

/** The four described levels of one item to choose from; `given` is what was saved. */
export function LevelScale({
  id,
  legend,
  levels,
  given,
  inOther,
}: {
  id: string;
  legend: string;
  levels: Level[];
  given: number | null;
  inOther: string | undefined;
}) {
  const { state } = useForm();
  const name = `level.${id}`;
  // A form that came back shows what was chosen in it; a radio button that was not is not in it at all.
  const chosen = state.typed ? state.typed[name] : given === null ? undefined : String(given);
  return (
    <>
      <div className="scale" role="radiogroup" aria-label={legend}>
        {levels.map(({ name: level, text }, at) => (
          <label key={level}>
            <input type="radio" name={name} value={at} defaultChecked={chosen === String(at)} autoComplete="off" />
            <b>{level}</b>
            <span lang={inOther}>{text}</span>
          </label>
        ))}
      </div>
      <FaultOf name={name} />
    </>
  );
}
