"use client";

import { useId } from "react";
import { useForm } from "@/ui/form";

/** Any number of a list: a box to tick for each, under one name. */
export function Ticks({ name, label, value, options }: { name: string; label: string; value: string[]; options: { value: string; label: string }[] }) {
  const { state } = useForm();
  const id = useId();
  const fault = state.fields?.[name];
  const typed = state.typed && [state.typed[name] ?? []].flat();
  const ticked = typed ?? value;
  return (
    <fieldset className="field" aria-describedby={fault ? id : undefined}>
      <legend className="lab">{label}</legend>
      <div className="flex flex-wrap gap-x-6 gap-y-1" key={ticked.join()}>
        {options.map((option) => (
          <label key={option.value} className="tick">
            <input type="checkbox" name={`${name}[]`} value={option.value} defaultChecked={ticked.includes(option.value)} />
            {option.label}
          </label>
        ))}
      </div>
      {fault && (
        <p className="err" id={id}>
          {fault}
        </p>
      )}
    </fieldset>
  );
}
