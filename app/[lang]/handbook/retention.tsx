import type { Lang } from "@/lib/lang";
import { pathIn } from "@/lib/meta";
import { say } from "@/lib/say";
import { Icon } from "@/ui/shell";

/** What the calculator is told, by the name it has in the address. */
export const figureNames = ["customers", "revenue", "lost", "keep", "win"] as const;
export type FigureName = (typeof figureNames)[number];

/** A made-up example to begin with: a salon with 1,200 regulars. */
export const exampleFigures: Record<FigureName, string> = { customers: "1200", revenue: "240", lost: "15", keep: "20", win: "85" };

/** One figure: its label above, what it means below, and what is wrong with it. */
function Figure({ lang, name, value, fault }: { lang: Lang; name: FigureName; value: string; fault: string | undefined }) {
  const { label, hint } = say(lang).calculator.figures[name];
  const id = `figure-${name}`;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        className="w-40 num"
        id={id}
        name={name}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        maxLength={30}
        defaultValue={value}
        aria-describedby={fault ? `${id}-hint ${id}-fault` : `${id}-hint`}
        aria-invalid={fault ? true : undefined}
      />
      <small id={`${id}-hint`}>{hint}</small>
      {fault && (
        <p className="err" id={`${id}-fault`}>
          <Icon name="err" />
          {fault}
        </p>
      )}
    </div>
  );
}

/**
 * The form of the calculator: what a customer who leaves costs against winning one. It asks the calculator's page by its
 * address, so it needs no script, and the answer can be kept as a link. Begins with an example.
 */
export function RetentionCalculator({
  lang,
  values = exampleFigures,
  faults = {},
}: {
  lang: Lang;
  values?: Record<FigureName, string>;
  faults?: Partial<Record<FigureName, string>>;
}) {
  const t = say(lang).calculator;
  return (
    <form className="ui my-10 border-y border-ink py-6 text-ui" method="get" action={pathIn(lang, "calculator")} aria-label={t.form} noValidate>
      <div className="grid gap-x-8 gap-y-5 md:grid-cols-2">
        {figureNames.map((name) => (
          <Figure key={name} lang={lang} name={name} value={values[name]} fault={faults[name]} />
        ))}
      </div>
      <button className="btn mt-6" type="submit">
        {t.submit}
      </button>
    </form>
  );
}
