import { randomUUID } from "node:crypto";
import type { FormState } from "@/lib/action";
import { findBrand, listPrinciples } from "@/lib/content";
import type { Lang } from "@/lib/lang";
import { say } from "@/lib/say";
import { Ticks } from "@/standards/[code]/edit/ticks";
import { Choice, Field, Form, Submit, Tick } from "@/ui/form";
import { Section } from "@/ui/shell";
import type { UnitChoice } from "./queries";
import { answererKinds, channels, remindChoices, type Settings } from "./schema";
import { Theirs } from "./theirs";
import { type Branch, Units } from "./units";

const dateOf = (day: Date) => day.toISOString().slice(0, 10);

/** The units as a tree; one whose upper unit is not among them stands at the top. */
function treeOf(units: UnitChoice[]): Branch[] {
  const top: Branch[] = [];
  const open: { path: string; branch: Branch }[] = [];
  for (const { id, path, name, brand } of units) {
    while (open.length > 0 && !path.startsWith(open.at(-1)?.path ?? "")) open.pop();
    const upper = units.find((other) => other.path === path.replace(/[^/]+\/$/, ""));
    const mark = brand && upper?.brand !== brand ? (findBrand(brand)?.name ?? brand) : "";
    const branch: Branch = { id, name, mark: mark === name ? "" : mark, below: [] };
    (open.at(-1)?.branch.below ?? top).push(branch);
    open.push({ path, branch });
  }
  return top;
}

type Act = (state: FormState, form: FormData) => Promise<FormState>;

/** The settings of a cycle, to be planned or changed. */
export function PlanForm({
  lang,
  action,
  units,
  settings,
  planned,
}: {
  lang: Lang;
  action: Act;
  units: UnitChoice[];
  settings: Settings;
  planned?: { slug: string; revision: number };
}) {
  const t = say(lang);
  const c = t.cycles;
  const kind = settings.answerers === "role" ? (settings.answererRole ?? "employee") : settings.answerers;
  return (
    <Form action={action} formKey={randomUUID()}>
      {planned && (
        <>
          <input type="hidden" name="cycle" value={planned.slug} />
          <Theirs title={c.theirs} hint={c.theirsHint} revision={planned.revision} />
        </>
      )}
      <Section title={c.columns.cycle}>
        <div className="grid gap-6">
          <Field className="long" name="name" label={c.name} hint={c.nameHint} value={settings.name} maxLength={120} />
          <Units
            label={c.units}
            hint={c.unitsHint}
            value={settings.units}
            branches={treeOf(units)}
            said={Object.fromEntries(Array.from({ length: units.length + 1 }, (_, n) => [n, c.below(n)]))}
          />
          <Choice
            name="answerers"
            label={c.who}
            hint={c.whoHint}
            value={kind}
            options={answererKinds.map((value) => ({ value, label: c.whoChoices[value] }))}
          />
        </div>
      </Section>
      <Section title={c.which}>
        <div className="grid gap-6">
          <p>{c.whichHint}</p>
          <Ticks
            name="principles"
            label={c.principles}
            value={settings.principles}
            options={listPrinciples(lang).map(({ slug, title }) => ({ value: slug, label: title }))}
          />
          <Ticks name="channels" label={c.channels} value={settings.channels} options={channels.map((value) => ({ value, label: t.channels[value] }))} />
          <Tick name="changedOnly" label={c.changedOnly} value={settings.changedOnly} />
        </div>
      </Section>
      <Section title={c.when}>
        <div className="grid gap-6">
          <Field type="date" name="opensOn" label={c.opensOn} value={dateOf(settings.opensOn)} required />
          <Field type="date" name="closesOn" label={c.closesOn} value={dateOf(settings.closesOn)} required />
        </div>
      </Section>
      <Section title={c.reminders}>
        <div className="grid gap-6">
          <p>{c.remindersHint}</p>
          <Ticks
            name="before"
            label={c.before}
            value={settings.remindBefore.map(String)}
            options={remindChoices.map((days) => ({ value: String(days), label: c.daysBefore(String(days)) }))}
          />
          <Tick name="remindOn" label={c.on} value={settings.remindOn} />
          <Tick name="remindAfter" label={c.after} value={settings.remindAfter} />
          <Field name="remindCap" label={c.cap} value={String(settings.remindCap)} inputMode="numeric" />
          <div>
            <Submit>{c.save}</Submit>
          </div>
        </div>
      </Section>
    </Form>
  );
}
