import type { Lang } from "@/lib/lang";
import { say } from "@/lib/say";
import { at, Drawing, Line, Upright } from "@/ui/ruler.parts";
import type { Spread } from "./rules";

/** The most marks above one another; with more raters a mark stands for several. */
const tallest = 6;

/** For how many raters a mark stands, so that the highest column fits. */
export const ratersPerMark = (counts: readonly number[]) => Math.max(1, Math.ceil(Math.max(...counts) / tallest));

/** The names of the levels, the lowest first. */
export const levelNames = (lang: Lang) => {
  const { levels } = say(lang);
  return [levels.notYet, levels.sometimes, levels.mostly, levels.always];
};

/** How often each level was chosen, in words: `nog niet 1, soms 3`. */
export const countsSaid = (lang: Lang, counts: readonly number[]) =>
  levelNames(lang)
    .map((name, level) => `${name} ${counts[level] ?? 0}`)
    .join(", ");

/** The levels that raters chose, on the scale of levels: an open diamond for each of them, one above the other. */
export function LevelPlot({ lang, code, counts }: { lang: Lang; code: string; counts: Spread["counts"] }) {
  const per = ratersPerMark(counts);
  const marks = counts.map((count) => Math.ceil(count / per));
  const height = 0.6 + Math.max(...marks) * 1.15;
  const place = (level: number) => 4 + level * (92 / 3);
  const names = levelNames(lang);
  return (
    <Drawing height={height + 1.6} title={say(lang).calibration.plot(code, countsSaid(lang, counts))}>
      <Line name="r-tick" from={place(0)} to={place(3)} y={height} />
      {counts.map((_, level) => (
        <Upright key={names[level]} name="r-tick" x={place(level)} from={height} to={height + 0.35} />
      ))}
      {marks.flatMap((count, level) =>
        Array.from({ length: count }, (_, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the marks of a level are alike, and nothing moves
          <use key={`${names[level]} ${n}`} href="#m-open" x={at(place(level))} y={`${height - 0.65 - n * 1.15}em`} />
        )),
      )}
      {names.map((name, level) => (
        <text
          key={name}
          x={at(place(level))}
          y={`${height + 1.35}em`}
          textAnchor={level === 0 ? "start" : level === 3 ? "end" : "middle"}
          dx={level === 0 ? "-0.9em" : level === 3 ? "0.9em" : 0}
        >
          {name}
        </text>
      ))}
    </Drawing>
  );
}
