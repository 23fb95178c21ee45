import type { Lang } from "@/lib/lang";
import { amount, type MeasureUnit, number, percent, say } from "@/lib/say";
import { at, Drawing, em, finePercents, Label, Line, SamePercents, Ticks, Upright } from "@/ui/ruler.parts";
import { freeLabels, hundred, type Scale, scaleFor, type Word, wordFor, wordsFor } from "@/ui/ruler.rules";

/** The two numbers of a standard: the limit for one contact and the share of contacts that must keep to it. */
export type Figures = {
  lang: Lang;
  measure: "duration" | "count" | "share" | "yesno";
  comparison: "most" | "least" | null;
  /** For one contact, in `unit`; null for yes or no. */
  limit: number | null;
  unit: MeasureUnit | null;
  /** In percent of all contacts. */
  target: number;
};

/** What a standard's ruler is drawn from. */
export type StandardProps = Figures & {
  /** In percent of all contacts; null before the first measurement. */
  measured?: number | null;
  /** The figures stand in words beside it, so it is hidden from assistive technology. */
  decorative?: boolean;
};

/** A band of boxwood with both edges: what is allowed for one contact above, what is asked and found over all below. */
function Body({
  scale,
  limit,
  comparison,
  target,
  measured,
  y,
  height,
  big,
}: {
  scale: Scale;
  limit: number | null;
  comparison: Figures["comparison"];
  target: number;
  measured: number | null;
  y: number;
  height: number;
  big: boolean;
}) {
  const stop = limit === null ? 100 : Math.min(100, (limit / scale.max) * 100);
  const bottom = y + height;
  const depth = big ? 1.3 : 0.55;
  return (
    <>
      <rect className="r-body" x="0" y={em(y)} width="100%" height={em(height)} />
      <Ticks scale={scale} y={y} height={depth} />
      <Line name="r-ok" from={comparison === "least" ? stop : 0} to={comparison === "least" ? 100 : stop} y={big ? y + 0.1 : y} />
      <Upright name="r-stop" x={stop} from={big ? y - 0.25 : y - 0.45} to={big ? y + 2.6 : y + 0.75} />
      {big ? <Ticks scale={finePercents} y={bottom - 1.1} height={1.1} standing /> : <SamePercents y={bottom - 0.55} height={0.55} />}
      {measured !== null && <Line name="r-share" from={0} to={measured} y={big ? bottom - 0.1 : bottom} />}
      {measured !== null && measured < target && <Line name="r-gap" from={measured} to={target} y={big ? bottom - 0.1 : bottom} />}
    </>
  );
}

const Marks = ({ target, measured, y }: { target: number; measured: number | null; y: number }) => (
  <>
    <use href="#m-target" x={at(target)} y={em(y)} />
    {measured !== null && <use href="#m-got" x={at(measured)} y={em(y)} />}
  </>
);

/** What a standard's ruler shows, in words. */
function spoken({ lang, comparison, limit, unit, target, measured }: StandardProps): string {
  const t = say(lang);
  const words = t.ui.ruler;
  const limitText =
    limit === null || unit === null
      ? null
      : unit === "seconds" || unit === "minutes" || unit === "percent"
        ? words[unit](limit, number(lang, limit))
        : amount(lang, limit, unit);
  const upper = limitText === null ? words.upperYesno : words.upper(comparison ? t.comparisons[comparison] : "", limitText);
  const short = measured == null ? 0 : Math.round((target - measured) * 1000) / 1000;
  const lower = [
    words.lower(number(lang, target)),
    measured != null && words.lowerMeasured(number(lang, measured)),
    measured != null && (short > 0 ? words.short(short, number(lang, short)) : words.reached),
  ];
  return `${upper} ${lower.filter(Boolean).join(", ")}.`;
}

/** A mark near the end of a scale leaves room for the last figure only on a wider screen. */
const roomBeside = (mark: number) => (mark < 88 ? undefined : mark <= 95 ? "r-room" : "r-room-more");

/** The ruler of a standard's page: both scales labelled, target and measured named on leaders. */
export function Big(props: StandardProps) {
  const { lang, measure, comparison, limit, unit, target, measured = null, decorative } = props;
  const words = say(lang).ui.ruler;
  const scale = scaleFor(limit, unit, comparison);
  const stop = limit === null ? 100 : Math.min(100, (limit / scale.max) * 100);
  const [measuredWord, targetWord] = measured === null ? [null, wordFor(target)] : wordsFor(measured, target);
  const marks = measured === null ? [target] : [target, measured];
  const last = Math.max(...marks);
  const outside = comparison === "least" ? words.tooFew : measure === "duration" ? words.tooLong : words.tooMany;
  const [left, right] = comparison === "least" ? [outside, words.within] : [words.within, outside];
  const figures = scale.majors.includes(limit ?? 0) ? scale.majors.map((major) => (major / scale.max) * 100) : [...freeLabels(scale.majors, [stop], 9), stop];
  const labels =
    limit === null
      ? [
          { x: 0, text: say(lang).common.no },
          { x: 100, text: say(lang).common.yes },
        ]
      : figures.map((x) => ({ x, text: number(lang, Math.round(x * scale.max * 1e4) / 1e6) }));
  // The caption shares the second line unless words stand there that reach it on a narrow screen.
  const captionLine = [measuredWord, targetWord].some((word) => word?.line === 1 && word.at < 85) ? 13.2 : 11.7;
  const name = (word: Word, text: string) => (
    <>
      <Upright name="r-lead" x={word.at} from={7.6} to={10.2 + word.line * 1.5} />
      <text x={at(word.at)} y={em(10.2 + word.line * 1.5)} dx={word.side === "end" ? "-.5em" : ".5em"} textAnchor={word.side} className="strong">
        {text}
      </text>
    </>
  );
  return (
    <Drawing height={captionLine + 0.7} title={decorative ? undefined : spoken(props)}>
      <text x="0" y="0.9em">
        {limit === null || unit === null ? words.yesno : words.inUnit(say(lang).unitNames[unit])}
      </text>
      {labels.map((label) => (
        <Label key={label.x} x={label.x} y={2.5} name={label.x === stop ? "strong" : label.x === 100 ? roomBeside(stop) : undefined}>
          {label.text}
        </Label>
      ))}
      <Body scale={scale} limit={limit} comparison={comparison} target={target} measured={measured} y={3} height={4.6} big />
      {limit !== null && stop >= 36 && (
        <text x={at(stop)} y="5.5em" dx="-.6em" textAnchor="end" className={comparison === "least" ? undefined : "strong"}>
          {left}
        </text>
      )}
      {limit !== null && stop <= 64 && (
        <text x={at(stop)} y="5.5em" dx=".6em" className={comparison === "least" ? "strong" : undefined}>
          {right}
        </text>
      )}
      {freeLabels(hundred.majors.slice(0, -1), marks, 6).map((label) => (
        <Label key={label} x={label} y={8.9}>
          {number(lang, label)}
        </Label>
      ))}
      {last <= 97 && (
        <Label x={100} y={8.9} name={roomBeside(last)}>
          {number(lang, 100)}
        </Label>
      )}
      {name(targetWord, words.target(percent(lang, target)))}
      {measuredWord && measured !== null && name(measuredWord, words.measured(percent(lang, measured)))}
      <Marks target={target} measured={measured} y={7.6} />
      <text x="0" y={em(captionLine)}>
        {words.all}
      </text>
    </Drawing>
  );
}

/** The same without labels, for lists; `RulerFigures` stands beneath it. */
export function Small(props: StandardProps) {
  const { comparison, limit, unit, target, measured = null, decorative } = props;
  return (
    <Drawing height={2.9} title={decorative ? undefined : spoken(props)}>
      <Body
        scale={scaleFor(limit, unit, comparison, 20)}
        limit={limit}
        comparison={comparison}
        target={target}
        measured={measured}
        y={0.3}
        height={1.6}
        big={false}
      />
      <Marks target={target} measured={measured} y={1.9} />
    </Drawing>
  );
}

/** The two words under a small ruler: the limit at the left, the target at the right. */
export function RulerFigures({ lang, comparison, limit, unit, target }: Figures) {
  const t = say(lang);
  return (
    <p className="fig">
      {limit === null || unit === null ? (
        <span>{t.measures.yesno}</span>
      ) : (
        <span>
          {comparison && `${t.comparisons[comparison]} `}
          <b>{amount(lang, limit, unit)}</b>
        </span>
      )}
      <span>
        {t.ui.ruler.by} <b>{percent(lang, target)}</b>
      </span>
    </p>
  );
}
