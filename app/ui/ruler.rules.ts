/** A scale from 0 to `max` with its ticks, all in the unit of the scale. */
export type Scale = { max: number; majors: number[]; minors: number[] };

const round = (value: number) => Math.round(value * 1e6) / 1e6;
const steps = (step: number, max: number) => Array.from({ length: Math.floor(max / step + 1e-6) + 1 }, (_, at) => round(at * step));
const divides = (step: number, whole: number) => Math.abs(whole / step - Math.round(whole / step)) < 1e-6;
const easy = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 7];

/** Whether people count in such steps: 5, 20, 15, 1.5, but not 8 or 17. */
const isEasy = (step: number) => easy.includes(round(step / 10 ** Math.floor(Math.log10(step) + 1e-9)));

/** The finest ticks between the majors: at most `most`, whole numbers unless the scale is shorter than 6. */
function minorsOf(step: number, max: number, majors: number[], most: number): number[] {
  const wanted = [0.1, 0.25, 0.5, 1, 2, 3, 4, 5, 6, 10, 20, 25, 50, 100, 200, 250, 500, 1000].find(
    (minor) => max / minor <= most && divides(minor, step) && minor < step && (minor >= 1 || max < 1 || (max < 6 && minor >= 0.5)),
  );
  return wanted ? steps(wanted, max).filter((tick) => !majors.includes(tick)) : [];
}

const scaleOf = (step: number, max: number, most = 60): Scale => {
  const majors = steps(step, max);
  return { max, majors, minors: minorsOf(step, max, majors, most) };
};

/** 0 to 100 in steps of 20. */
export const hundred: Scale = scaleOf(20, 100);

/**
 * The scale of one contact: 0 to twice the limit, with the limit on a major tick and at most 7 majors. A share that must
 * be reached runs to 100; a limit of 0 or below gets 0 to 5; no limit, as with yes or no, has two ticks. `most` is the number of finest ticks there is room for.
 */
export function scaleFor(limit: number | null, unit: string | null, comparison: "most" | "least" | null, most = 60): Scale {
  if (limit === null) return { max: 1, majors: [0, 1], minors: [] };
  if (unit === "percent" && (comparison === "least" || limit > 50)) return scaleOf(20, 100, most);
  if (limit <= 0) return scaleOf(1, 5, most);
  const whole = Number.isInteger(limit);
  const parts = [3, 2].find((parts) => isEasy(limit / parts) && (!whole || Number.isInteger(limit / parts)));
  return scaleOf(limit / (parts ?? 1), 2 * limit, most);
}

/** A mark with its words: where it stands, in percent, on which line of words, and to which side these run. */
export type Word = { at: number; line: 0 | 1; side: "start" | "end" };

/**
 * Where the words of two marks on one edge stand so that neither word nor leader crosses the other: the leader to the
 * second line always passes on the far side of the words on the first.
 */
export function wordsFor(a: number, b: number): [Word, Word] {
  const [low, high] = a <= b ? [a, b] : [b, a];
  const lowSide = low < 30 ? "start" : "end";
  const highSide = low < 30 && high <= 70 ? "start" : "end";
  const lowLine = highSide === "start" ? 1 : 0;
  const lowWord: Word = { at: low, line: lowLine, side: lowSide };
  const highWord: Word = { at: high, line: lowLine === 1 ? 0 : 1, side: highSide };
  return a <= b ? [lowWord, highWord] : [highWord, lowWord];
}

/** The words of a mark that stands alone. */
export const wordFor = (at: number): Word => ({ at, line: 0, side: at < 30 ? "start" : "end" });

/** The labels of an edge that stay, in percent of its length: those that no mark stands on or beside. */
export const freeLabels = (labels: number[], marks: number[], distance: number): number[] =>
  labels.filter((label) => marks.every((mark) => Math.abs(mark - label) >= distance));

/** Lowest, highest and mean of the values, or null without values. */
export function spreadOf(values: number[]): { low: number; high: number; mean: number } | null {
  if (values.length === 0) return null;
  return { low: Math.min(...values), high: Math.max(...values), mean: values.reduce((sum, value) => sum + value, 0) / values.length };
}

/** Upright strokes as one path in a box of 100 by 10; `from` and `to` are heights in that box. */
export const strokes = (ticks: number[], max: number, from: number, to: number): string =>
  ticks.map((tick) => `M${Math.round((tick / max) * 1e5) / 1e3} ${from}V${to}`).join("");
