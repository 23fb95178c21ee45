"use client";

import { type FormEvent, type ReactNode, useState } from "react";
import { useItem } from "@/ui/autosave";
import { Fault, useForm } from "@/ui/form";
import { TextArea } from "@/ui/textarea";
import { lackOf } from "./rules";
import type { AnswerFields, FormWords } from "./words";

/** One item of the form, in words. */
export type ItemProps = {
  id: string;
  code: string;
  /** The version that is judged. */
  href: string;
  statement: string;
  /** The language of the standard's own words, where it is not the page's. */
  wordsLang: string | undefined;
  /** That the words are only there in that language; empty where they are in the page's. */
  onlyIn: string;
  weighs: string;
  critical: boolean;
  figures: string | null;
  newer: { said: string; href: string; judged: string } | null;
  /** What each level means for this standard, the lowest first. */
  levels: readonly string[];
  answer: AnswerFields;
  /** `Bewaard om 14:03`, or empty. */
  saved: string;
  revision: number;
  /** The label of the measured value; null where nothing is measured. */
  measuredIn: string | null;
  /** What was agreed on this standard before. */
  beside: ReactNode;
  /** The limit, and the limit with whether the saved value keeps to it. */
  limit: string;
  held: string;
};

const Ok = () => (
  <svg aria-hidden="true">
    <use href="#i-ok" />
  </svg>
);

/** What is saved of the fields as the rules look at it. */
const given = ({ level, reason, note }: AnswerFields) => ({
  level: level === "" || level === "skip" ? null : Number(level),
  skipped: level === "skip",
  reason: level === "skip" && reason ? reason : null,
  note: note.trim(),
});

/** Everything about one item that changes while it is answered: what stands in the fields, what is wrong, what was saved. */
function useAnswer({ id, answer }: ItemProps, words: FormWords) {
  const { state } = useForm();
  const item = useItem(id);
  const typed = (name: keyof AnswerFields) => {
    const value = state.typed?.[`${name}.${id}`];
    return typeof value === "string" ? value : undefined;
  };
  // A form that came back shows what was typed; a radio button that was not chosen is not in it at all.
  const back = state.typed !== undefined;
  const shown: AnswerFields = {
    level: back ? (typed("level") ?? "") : answer.level,
    reason: typed("reason") ?? answer.reason,
    measured: typed("measured") ?? answer.measured,
    note: typed("note") ?? answer.note,
    example: typed("example") ?? answer.example,
  };
  const saved = item?.saved ? { ...answer, ...item.saved } : answer;
  const faults = item
    ? item.state === "wrong"
      ? (item.faults ?? {})
      : {}
    : Object.fromEntries(Object.entries(state.fields ?? {}).flatMap(([name, said]) => (name.endsWith(`.${id}`) ? [[name.split(".")[0], said]] : [])));
  return { item, shown, faults: faults as Record<string, string | undefined>, lack: lackOf(given(saved), words.own !== null) };
}

type Field = { props: ItemProps; words: FormWords; shown: AnswerFields; faults: Record<string, string | undefined>; lack: "note" | "reason" | null };

const wiring = (...describedBy: (string | false | undefined)[]) => {
  const ids = describedBy.filter(Boolean).join(" ");
  return ids ? { "aria-describedby": ids } : {};
};

/** Why an item does not apply. */
function Reason({ props: { id }, words, own, shown, faults, lack }: Field & { own: NonNullable<FormWords["own"]> }) {
  const fault = faults.reason ?? (lack === "reason" ? own.reasonMissing : undefined);
  return (
    <div className="reason">
      <label htmlFor={`reason.${id}`}>
        {own.because}
        <span className="vh"> ({words.notApplicable})</span>
      </label>
      <select
        id={`reason.${id}`}
        name={`reason.${id}`}
        defaultValue={shown.reason}
        autoComplete="off"
        aria-invalid={fault ? true : undefined}
        {...wiring(fault && `reason-fault.${id}`)}
      >
        <option value="">{own.chooseReason}</option>
        {Object.entries(own.reasons).map(([value, said]) => (
          <option key={value} value={value}>
            {said}
          </option>
        ))}
      </select>
      {fault && <Fault id={`reason-fault.${id}`}>{fault}</Fault>}
    </div>
  );
}

/** The four levels and what else can be chosen, "not applicable" with its reason. */
function Scale(field: Field) {
  const {
    props: { id, levels, wordsLang },
    words,
    shown,
  } = field;
  const names = [words.levels.notYet, words.levels.sometimes, words.levels.mostly, words.levels.always];
  return (
    <>
      <div className="scale">
        {levels.map((text, level) => (
          <label key={names[level]}>
            <input type="radio" name={`level.${id}`} value={level} data-keys={level + 1} defaultChecked={shown.level === String(level)} autoComplete="off" />
            <b>{names[level]}</b>
            <span lang={wordsLang}>{text}</span>
          </label>
        ))}
      </div>
      <div className="nvt">
        <label>
          <input type="radio" name={`level.${id}`} value="skip" data-keys="n 0" defaultChecked={shown.level === "skip"} autoComplete="off" />
          <b>{words.notApplicable}</b>
        </label>
        {words.own && <Reason {...field} own={words.own} />}
      </div>
    </>
  );
}

/** The measured value with its limit, the note, and the example where there is one. */
function More({ props, words, shown, faults, lack, held }: Field & { held: string }) {
  const { id, measuredIn } = props;
  const noteFault = faults.note ?? (lack === "note" ? words.noteMissing : undefined);
  return (
    <div className="more">
      {measuredIn ? (
        <div className="field">
          <label htmlFor={`measured.${id}`}>{measuredIn}</label>
          <input
            type="text"
            className="short"
            id={`measured.${id}`}
            name={`measured.${id}`}
            inputMode="decimal"
            defaultValue={shown.measured}
            autoComplete="off"
            aria-invalid={faults.measured ? true : undefined}
            {...wiring(`limit.${id}`, faults.measured && `measured-fault.${id}`)}
          />
          <small id={`limit.${id}`}>{held}</small>
          {faults.measured && <Fault id={`measured-fault.${id}`}>{faults.measured}</Fault>}
        </div>
      ) : (
        <div />
      )}
      <div>
        <div className="field">
          <label htmlFor={`note.${id}`}>{words.note}</label>
          <TextArea
            id={`note.${id}`}
            name={`note.${id}`}
            defaultValue={shown.note}
            autoComplete="off"
            aria-invalid={noteFault ? true : undefined}
            {...wiring(noteFault && `note-fault.${id}`)}
          />
          {noteFault && <Fault id={`note-fault.${id}`}>{noteFault}</Fault>}
        </div>
        {words.own && (
          <div className="field gap">
            <label htmlFor={`example.${id}`}>{words.own.example}</label>
            <TextArea
              id={`example.${id}`}
              name={`example.${id}`}
              defaultValue={shown.example}
              autoComplete="off"
              aria-invalid={faults.example ? true : undefined}
              {...wiring(faults.example && `example-fault.${id}`)}
            />
            {faults.example && <Fault id={`example-fault.${id}`}>{faults.example}</Fault>}
          </div>
        )}
      </div>
    </div>
  );
}

/** Whether this item was saved, is being saved, or waits. */
function Saved({ item, saved, words }: { item: ReturnType<typeof useItem>; saved: string; words: FormWords }) {
  const last = item?.body?.time ?? saved;
  const state = item?.state ?? "saved";
  if (state === "saved" && !last) return null;
  const said = {
    saved: last,
    saving: last ? `${last}. ${words.savingItem}` : words.savingItem,
    waiting: words.waitingItem,
    wrong: words.wrongItem,
    conflict: words.wrongItem,
  }[state];
  return (
    <p className="state gap">
      {state === "saved" && <Ok />}
      {said}
    </p>
  );
}

/** One standard to answer, inline: statement, scale, not applicable, measured value, note and example, and whether it was saved. */
export function Item({ words, ...props }: ItemProps & { words: FormWords }) {
  const { id, code, href, statement, wordsLang, onlyIn, weighs, critical, figures, newer, saved, revision, measuredIn, limit, held, beside } = props;
  const { item, shown, lack, faults: named } = useAnswer(props, words);
  // Refused without a field being named: too large for whoever stands in between, say.
  const faults = item?.state === "wrong" && Object.keys(named).length === 0 ? { note: words.refusedItem } : named;
  const field = { props, words, shown, faults, lack };
  const said = item ? (item.state === "saved" && item.body?.held ? item.body.held : limit) : held;
  const filled = shown.note !== "" || shown.measured !== "" || shown.example !== "" || props.answer.level === "0";
  // Once unfolded it stays so: it must not fold while somebody writes in it.
  const [unfolded, setUnfolded] = useState(false);
  if (!unfolded && (lack === "note" || Object.keys(faults).length > 0)) setUnfolded(true);
  // "Not yet" wants a note, also while nothing can be saved.
  const unfold = ({ target }: FormEvent) => {
    if (target instanceof HTMLInputElement && target.type === "radio" && target.value === "0") setUnfolded(true);
  };
  const more = <More {...field} held={said} />;
  return (
    <fieldset className="item" id={code} data-item={id} onChange={unfold}>
      <legend lang={wordsLang}>{statement}</legend>
      <p className="meta">
        <a href={href}>
          <span className="code">{code}</span>
        </a>
        <span>{weighs}</span>
        {onlyIn && <span>{onlyIn}</span>}
        {critical && <span className="badge">{words.critical}</span>}
        {figures && <span>{figures}</span>}
      </p>
      <input type="hidden" name={`revision.${id}`} value={revision} readOnly />
      {newer && (
        <p className="note">
          <a href={newer.href}>{newer.said}</a> {newer.judged}
        </p>
      )}
      <Scale {...field} />
      {filled ? (
        more
      ) : (
        <details className="gap" open={unfolded}>
          <summary>{measuredIn ? words.moreMeasured : words.more}</summary>
          {more}
        </details>
      )}
      <Saved item={item} saved={saved} words={words} />
      {beside}
    </fieldset>
  );
}
