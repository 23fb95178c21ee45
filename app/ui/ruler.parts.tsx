import { type ReactNode, useId } from "react";
import { type Scale, strokes } from "@/ui/ruler.rules";

/** A place across, in percent of the drawing. */
export const at = (value: number, max = 100) => `${Math.round((value / max) * 1e5) / 1e3}%`;
/** A height, in em. */
export const em = (value: number) => `${Math.round(value * 1e3) / 1e3}em`;

/** The drawing itself: an image with its figures in words as title, or hidden where the words stand beside it. */
export function Drawing({ height, title, children }: { height: number; title?: string; children: ReactNode }) {
  const id = useId();
  return title ? (
    <svg className="ruler" height={em(height)} role="img" aria-labelledby={id}>
      <title id={id}>{title}</title>
      {children}
    </svg>
  ) : (
    <svg className="ruler" height={em(height)} aria-hidden="true">
      {children}
    </svg>
  );
}

const TickPaths = ({ scale, from }: { scale: Scale; from: 0 | 10 }) => (
  <>
    {scale.minors.length > 0 && <path className="r-tick r-minor" vectorEffect="non-scaling-stroke" d={strokes(scale.minors, scale.max, from, 5)} />}
    <path className="r-tick" vectorEffect="non-scaling-stroke" d={strokes(scale.majors, scale.max, from, 10 - from)} />
  </>
);

/** Ticks hanging from the upper edge, or standing on the lower one, of a band of the given height. */
export function Ticks({ scale, y, height, standing }: { scale: Scale; y: number; height: number; standing?: boolean }) {
  return (
    <svg y={em(y)} width="100%" height={em(height)} viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <TickPaths scale={scale} from={standing ? 10 : 0} />
    </svg>
  );
}

/** The lower edge of every small ruler, drawn once in a page's definitions: a list has a hundred of them. */
export const PercentTicks = () => (
  <g id="percents">
    <TickPaths scale={coarsePercents} from={10} />
  </g>
);

/** The lower edge of a small ruler, as `PercentTicks` drew it. */
export const SamePercents = ({ y, height }: { y: number; height: number }) => (
  <svg y={em(y)} width="100%" height={em(height)} viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
    <use href="#percents" />
  </svg>
);

/** A stroke along the ruler, from and to in percent. */
export const Line = ({ name, from, to, y }: { name: string; from: number; to: number; y: number }) => (
  <line className={name} x1={at(from)} y1={em(y)} x2={at(to)} y2={em(y)} />
);
/** A stroke across the ruler at a place in percent, from and to in em. */
export const Upright = ({ name, x, from, to }: { name: string; x: number; from: number; to: number }) => (
  <line className={name} x1={at(x)} y1={em(from)} x2={at(x)} y2={em(to)} />
);

/** A figure on a scale; those at the ends stay within the drawing. */
export const Label = ({ x, y, name, children }: { x: number; y: number; name?: string; children: string }) => (
  <text x={at(x)} y={em(y)} textAnchor={x === 0 ? "start" : x === 100 ? "end" : "middle"} className={name}>
    {children}
  </text>
);

/** 0 to 100 with a tick at every percent. */
export const finePercents: Scale = {
  max: 100,
  majors: Array.from({ length: 11 }, (_, tick) => tick * 10),
  minors: Array.from({ length: 100 }, (_, tick) => tick).filter((tick) => tick % 10 !== 0),
};
/** 0 to 100 with a tick at every 5 percent. */
export const coarsePercents: Scale = {
  max: 100,
  majors: [0, 50, 100],
  minors: Array.from({ length: 20 }, (_, tick) => tick * 5).filter((tick) => tick % 50 !== 0),
};
