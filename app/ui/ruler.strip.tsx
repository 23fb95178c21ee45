import { at, coarsePercents, Drawing, finePercents, Label, Line, Ticks, Upright } from "@/ui/ruler.parts";
import { type Scale, spreadOf, strokes } from "@/ui/ruler.rules";

/** What stands on a strip, all on one scale from 0. */
export type StripProps = {
  /** One upright stroke each; drawn with their range and mean. */
  values: number[];
  /** The end of the scale, 100 unless told otherwise. */
  max?: number;
  /** Write 0 and the end under the strip, where no axis stands above it. */
  ends?: boolean;
  /** Too few people: the strip is hatched and nothing else is drawn. */
  withheld?: boolean;
  expected?: number;
  perceived?: number;
  self?: number;
  second?: number;
};

const tens: Scale = { ...finePercents, minors: coarsePercents.minors.concat(50).filter((tick) => tick % 10 !== 0) };

/** A row of units, or what was asked and found, on one edge. */
export function Strip({ values, max = 100, ends, withheld, expected, perceived, self, second }: StripProps) {
  const spread = withheld ? null : spreadOf(values);
  const x = (value: number) => (value / max) * 100;
  return (
    <Drawing height={ends ? 3.7 : 2.7}>
      {withheld && <rect className="r-hatch" x="0" y=".75em" width="100%" height=".95em" />}
      <Line name="r-tick" from={0} to={100} y={1.7} />
      <Ticks scale={tens} y={1.7} height={0.5} />
      {spread && (
        <>
          <Line name="r-range" from={x(spread.low)} to={x(spread.high)} y={1.25} />
          {values.map((value, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two units may have the same value, and nothing moves
            <Upright key={place} name="r-unit" x={x(value)} from={0.75} to={1.7} />
          ))}
          <Upright name="r-mean" x={x(spread.mean)} from={0.3} to={2.2} />
          <circle className="r-pin" cx={at(x(spread.mean))} cy=".1em" r="3" />
        </>
      )}
      {expected !== undefined && perceived !== undefined && (
        <Line name="r-gap" from={x(Math.min(expected, perceived))} to={x(Math.max(expected, perceived))} y={1.7} />
      )}
      {expected !== undefined && <circle className="m-open" cx={at(x(expected))} cy="1.7em" r="6" />}
      {perceived !== undefined && <circle className="m-got" cx={at(x(perceived))} cy="1.7em" r="6.5" />}
      {self !== undefined && <use href="#m-got" x={at(x(self))} y="1.7em" />}
      {second !== undefined && <use href="#m-open" x={at(x(second))} y="1.7em" />}
      {ends && (
        <>
          <Label x={0} y={3.2}>
            0
          </Label>
          <Label x={100} y={3.2}>{`${max}`}</Label>
        </>
      )}
    </Drawing>
  );
}

const levelAt = (level: number) => (level * 100) / 3;

/** The names of the four levels above the edges that stand under them. */
export const LevelNames = ({ names }: { names: readonly string[] }) => (
  <Drawing height={1.5}>
    {names.map((name, level) => (
      <Label key={name} x={levelAt(level)} y={1}>
        {name}
      </Label>
    ))}
  </Drawing>
);

/** The four levels on one edge, each tick longer than the one before: what somebody chose, and what somebody else did. */
export function Levels({ self, second }: { self: number | null; second: number | null }) {
  // On the same level they stand beside each other, or one would hide the other.
  const aside = self !== null && self === second ? 9 : 0;
  return (
    <Drawing height={2.7}>
      <Line name="r-tick" from={0} to={100} y={1.2} />
      {[0, 1, 2, 3].map((level) => (
        <Upright key={level} name="r-tick" x={levelAt(level)} from={1.2} to={1.6 + level * 0.2} />
      ))}
      {self !== null && second !== null && self !== second && (
        <Line name="r-gap" from={levelAt(Math.min(self, second))} to={levelAt(Math.max(self, second))} y={1.2} />
      )}
      {self !== null && <use href="#m-got" x={at(levelAt(self))} y="1.2em" transform={`translate(${-aside} 0)`} />}
      {second !== null && <use href="#m-open" x={at(levelAt(second))} y="1.2em" transform={`translate(${aside} 0)`} />}
    </Drawing>
  );
}

/** Progress: a tick for each item, the accent as far as one has come. */
export function Thread({ total, done }: { total: number; done: number }) {
  const scale = { max: Math.max(total, 1), majors: Array.from({ length: total + 1 }, (_, tick) => tick), minors: [] };
  return (
    <svg className="ruler" height="10" aria-hidden="true">
      <svg width="100%" height="9" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
        <path className="r-tick" vectorEffect="non-scaling-stroke" d={strokes(scale.majors, scale.max, 2, 10)} />
      </svg>
      <line className="r-tick" x1="0" x2="100%" y1="9" y2="9" />
      {done > 0 && <line className="r-ok" x1="0" x2={at(done, scale.max)} y1="8" y2="8" />}
    </svg>
  );
}

/** A share of a whole, both in percent: what is there as a line along the edge, what is there in part stitched on to it. */
export function Part({ whole, partly }: { whole: number; partly: number }) {
  return (
    <Drawing height={1.3}>
      <Line name="r-tick" from={0} to={100} y={1} />
      <Ticks scale={coarsePercents} y={0.5} height={0.5} standing />
      {whole > 0 && <Line name="r-share" from={0} to={whole} y={0.9} />}
      {partly > 0 && <Line name="r-gap" from={whole} to={whole + partly} y={0.9} />}
    </Drawing>
  );
}

/** A unit on a strip: where it stands, and whether the answers within it are known to lie apart. */
export type Mark = { at: number; apart: boolean };

/**
 * A row of many units on one edge from 0 to 100, with range and mean, as one path: a tall stroke where the answers within
 * the unit lie apart. Units at the same point are one stroke, the tallest.
 */
export function Units({
  marks,
  low,
  high,
  mean,
  withheld,
}: {
  marks: Mark[];
  low: number | null;
  high: number | null;
  mean: number | null;
  withheld?: boolean;
}) {
  const tall = new Map<number, boolean>();
  for (const { at: place, apart } of marks) {
    const x = Math.round(place * 2) / 2;
    tall.set(x, (tall.get(x) ?? false) || apart);
  }
  const path = [...tall].map(([x, apart]) => `M${x} ${apart ? 0 : 5}V10`).join("");
  return (
    <Drawing height={2.7}>
      {withheld && <rect className="r-hatch" x="0" y=".75em" width="100%" height=".95em" />}
      <Line name="r-tick" from={0} to={100} y={1.7} />
      <svg y="1.7em" width="100%" height=".5em" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
        <use href="#tens" />
      </svg>
      {low !== null && high !== null && <Line name="r-range" from={low} to={high} y={1.4} />}
      <svg y=".2em" width="100%" height="1.5em" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
        <path className="r-unit" vectorEffect="non-scaling-stroke" d={path} />
      </svg>
      {mean !== null && (
        <>
          <Upright name="r-mean" x={mean} from={0.05} to={2.2} />
          <circle className="r-pin" cx={at(mean)} cy="-.1em" r="3" />
        </>
      )}
    </Drawing>
  );
}

/** The ticks of a strip, drawn once on a page with many. */
export const TensTicks = () => (
  <svg className="defs" aria-hidden="true">
    <defs>
      <g id="tens">
        <path className="r-tick r-minor" vectorEffect="non-scaling-stroke" d={strokes(tens.minors, 100, 0, 5)} />
        <path className="r-tick" vectorEffect="non-scaling-stroke" d={strokes(tens.majors, 100, 0, 10)} />
      </g>
    </defs>
  </svg>
);
