"use client";

import { createContext, type FormEvent, type ReactNode, useActionState, useContext, useId, useState, useTransition } from "react";
import type { FormState } from "@/lib/action";
import { TextArea } from "@/ui/textarea";

type Act = (state: FormState, form: FormData) => Promise<FormState>;

const State = createContext<{ state: FormState; pending: boolean }>({ state: {}, pending: false });

/** The answer to the form around it, for a part that shows more of it than a field does. */
export const useForm = () => useContext(State);

/**
 * A form that posts to a server action, with script or without. `formKey` is made by the page for every rendering, so
 * that the same post twice is one act. Shows the answer above the fields; the fields show what was typed and what is
 * wrong with it. A post that never arrived (no connection, a newer build of the product) leaves everything standing and
 * says so.
 */
export function Form({ action, formKey, children, className, id }: { action: Act; formKey: string; children: ReactNode; className?: string; id?: string }) {
  const [posted, dispatch, posting] = useActionState(action, {});
  const [answered, setAnswered] = useState<FormState | null>(null);
  const [key, setKey] = useState(formKey);
  const [sending, startSending] = useTransition();
  const state = answered ?? posted;
  const pending = posting || sending;
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (pending) return;
    const form = new FormData(event.currentTarget, (event.nativeEvent as SubmitEvent).submitter);
    startSending(async () => {
      try {
        const next = await action(state, form);
        setAnswered(next);
        // What is sent from here on is another act.
        if (next.done) setKey(crypto.randomUUID());
      } catch (error) {
        // A redirect is thrown too; the router takes it.
        if (String((error as { digest?: unknown } | null)?.digest ?? "").startsWith("NEXT_")) throw error;
        setAnswered({ refused: document.body.dataset.unsent, code: "unsent" });
      }
    });
  };
  return (
    <form action={dispatch} onSubmit={send} className={className} id={id} noValidate aria-busy={pending}>
      <input type="hidden" name="form-key" value={key} />
      <State value={{ state, pending }}>
        {state.refused && (
          <div className="notice bad" role="alert">
            <p>
              <b>{state.refused}</b>
            </p>
          </div>
        )}
        {state.done && (
          <p className="state gap" role="status">
            <svg aria-hidden="true">
              <use href="#i-ok" />
            </svg>
            <b>{state.done}</b>
          </p>
        )}
        {children}
      </State>
    </form>
  );
}

/** What is wrong with a field, beneath it; the field names it as its description. */
export const Fault = ({ id, children }: { id: string; children: ReactNode }) => (
  <p className="err" id={id}>
    <svg aria-hidden="true">
      <use href="#i-err" />
    </svg>
    <span>{children}</span>
  </p>
);

type Labels = {
  name: string;
  label: string;
  hint?: ReactNode;
  className?: string;
  required?: boolean;
  /** Where a link leads. */
  id?: string;
};

/** The label above a field, its hint and its error below, tied to it for everyone. */
function Wrapped({
  name,
  label,
  hint,
  className,
  id: place,
  children,
}: Labels & { children: (wiring: { id: string; "aria-describedby"?: string; "aria-invalid"?: true }, typed: string | string[] | undefined) => ReactNode }) {
  const { state } = useForm();
  const id = useId();
  const fault = state.fields?.[name];
  const describedBy = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(" ");
  return (
    <div className={`field ${className ?? ""}`} id={place}>
      <label htmlFor={id}>{label}</label>
      {children({ id, ...(describedBy ? { "aria-describedby": describedBy } : {}), ...(fault ? { "aria-invalid": true as const } : {}) }, state.typed?.[name])}
      {hint && <small id={`${id}-hint`}>{hint}</small>}
      {fault && <Fault id={`${id}-fault`}>{fault}</Fault>}
    </div>
  );
}

const typedText = (typed: string | string[] | undefined, given: string | undefined) => (typeof typed === "string" ? typed : (given ?? ""));

/** One line of text; `list` are the values it proposes. */
export function Field({
  type = "text",
  value,
  autoComplete,
  inputMode,
  maxLength,
  list,
  ...labels
}: Labels & {
  type?: "text" | "email" | "password" | "date" | "time" | "search";
  value?: string;
  autoComplete?: string;
  inputMode?: "decimal" | "numeric";
  maxLength?: number;
  list?: { value: string; label: string }[];
}) {
  return (
    <Wrapped {...labels}>
      {(wiring, typed) => (
        <>
          <input
            {...wiring}
            key={typedText(typed, value)}
            type={type}
            name={labels.name}
            defaultValue={type === "password" ? "" : typedText(typed, value)}
            autoComplete={autoComplete}
            inputMode={inputMode}
            maxLength={maxLength}
            list={list && `${wiring.id}-list`}
            required={labels.required}
          />
          {list && (
            <datalist id={`${wiring.id}-list`}>
              {list.map((option) => (
                <option key={option.value} value={option.value} label={option.label} />
              ))}
            </datalist>
          )}
        </>
      )}
    </Wrapped>
  );
}

/** One file of these kinds. */
export function FileField({ accept, ...labels }: Labels & { accept: string }) {
  return <Wrapped {...labels}>{(wiring) => <input {...wiring} type="file" name={labels.name} accept={accept} required={labels.required} />}</Wrapped>;
}

/** Several lines of text; `lang` when these are written in another language than the page's. */
export function Area({ value, rows = 3, lang, ...labels }: Labels & { value?: string; rows?: number; lang?: string }) {
  return (
    <Wrapped {...labels}>
      {(wiring, typed) => (
        <TextArea
          {...wiring}
          key={typedText(typed, value)}
          name={labels.name}
          rows={rows}
          lang={lang}
          defaultValue={typedText(typed, value)}
          required={labels.required}
        />
      )}
    </Wrapped>
  );
}

/** One of a list. */
export function Choice({ value, options, ...labels }: Labels & { value?: string; options: { value: string; label: string }[] }) {
  return (
    <Wrapped {...labels}>
      {(wiring, typed) => (
        <select {...wiring} key={typedText(typed, value)} name={labels.name} defaultValue={typedText(typed, value)} required={labels.required}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Wrapped>
  );
}

/** One of a few that are all seen, as buttons to choose from. */
export function OneOf({ name, label, value, options }: Pick<Labels, "name" | "label"> & { value: string; options: { value: string; label: string }[] }) {
  const { state } = useForm();
  const chosen = state.typed ? state.typed[name] : value;
  return (
    <fieldset>
      <legend>{label}</legend>
      {options.map((option) => (
        <label key={option.value} className="tick">
          <input type="radio" name={name} value={option.value} defaultChecked={chosen === option.value} />
          {option.label}
        </label>
      ))}
      <FaultOf name={name} />
    </fieldset>
  );
}

/** One box to tick, sent as `yes`; what is wrong when it was forgotten stands beneath it. */
export function Tick({ name, label, value = false }: Pick<Labels, "name" | "label"> & { value?: boolean }) {
  const { state } = useForm();
  const id = useId();
  const fault = state.fields?.[name];
  return (
    <div className="field">
      <label className="tick">
        <input
          type="checkbox"
          name={name}
          value="yes"
          defaultChecked={state.typed ? state.typed[name] === "yes" : value}
          aria-invalid={fault ? true : undefined}
          aria-describedby={fault ? id : undefined}
        />
        {label}
      </label>
      {fault && <Fault id={id}>{fault}</Fault>}
    </div>
  );
}

/** What is wrong with a field that the form draws by itself, or nothing. */
export function FaultOf({ name }: { name: string }) {
  const { state } = useForm();
  const id = useId();
  const fault = state.fields?.[name];
  return fault ? <Fault id={id}>{fault}</Fault> : null;
}

/** What the answer to the form around it gives once, such as a link or a token, to be copied; it stands nowhere else. */
export function Once({ label }: { label: string }) {
  const { detail } = useForm().state;
  const id = useId();
  if (typeof detail?.once !== "string") return null;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input id={id} type="text" readOnly value={detail.once} size={64} aria-describedby={`${id}-until`} onFocus={(event) => event.currentTarget.select()} />
      <small id={`${id}-until`}>{String(detail.until)}</small>
    </div>
  );
}

/** A part of a form behind its summary; open when the form came back with something in one of its `fields`, or of any without these. */
export function Fold({ summary, fields, children }: { summary: string; fields?: string[]; children: ReactNode }) {
  const { state } = useForm();
  const meant = state.refused !== undefined && (fields?.some((name) => state.fields?.[name] || state.typed?.[name]) ?? true);
  const [open, setOpen] = useState(false);
  return (
    <details open={open || meant} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{summary}</summary>
      {children}
    </details>
  );
}

/** Sends the form; `name` and `value` say which of several buttons it was. */
export function Submit({ children, quiet, name, value }: { children: ReactNode; quiet?: boolean; name?: string; value?: string }) {
  const { pending } = useForm();
  return (
    <button className={quiet ? "btn quiet" : "btn"} type="submit" name={name} value={value} aria-disabled={pending}>
      {children}
    </button>
  );
}
