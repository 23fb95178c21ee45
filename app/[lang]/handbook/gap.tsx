import type { Lang } from "@/lib/lang";
import { number, say } from "@/lib/say";
import { at, Label, Line, Ticks, Upright } from "@/ui/ruler.parts";
import type { Scale } from "@/ui/ruler.rules";

/** 0 to 10 with a tick at every half. */
const marks: Scale = { max: 10, majors: Array.from({ length: 11 }, (_, tick) => tick), minors: Array.from({ length: 10 }, (_, tick) => tick + 0.5) };

/** What customers expected (open) and perceived (filled) on a scale from 0 to 10, with the gap stitched between, and the same in a sentence. */
export function Gap({ lang, expected, perceived }: { lang: Lang; expected: number; perceived: number }) {
  const t = say(lang).home.picture;
  const [high, low] = [expected * 10, perceived * 10];
  const [said, got, gap] = [expected, perceived, Math.round((expected - perceived) * 10) / 10].map((value) => number(lang, value)) as [string, string, string];
  return (
    <figure>
      <svg className="ruler text-ui" height="7.2em" aria-hidden="true">
        <Upright name="r-lead" x={high} from={0.4} to={4.4} />
        <Upright name="r-lead" x={low} from={2} to={4.4} />
        <text className="strong" x={at(high)} y="1em" dx="-.5em" textAnchor="end">
          {t.expected(said)}
        </text>
        <text className="strong" x={at(low)} y="2.6em" dx="-.5em" textAnchor="end">
          {t.perceived(got)}
        </text>
        <Line name="r-tick" from={0} to={100} y={4.4} />
        <Ticks scale={marks} y={4.4} height={0.9} />
        <Line name="r-gap" from={low} to={high} y={4.4} />
        <circle className="m-open" cx={at(high)} cy="4.4em" r="7" />
        <circle className="m-got" cx={at(low)} cy="4.4em" r="7.5" />
        {[0, 50, 100].map((place) => (
          <Label key={place} x={place} y={6.6}>{`${place / 10}`}</Label>
        ))}
        <Label x={(low + high) / 2} y={6.6} name="strong">
          {t.gap(gap)}
        </Label>
      </svg>
      <figcaption className="note mt-4">{t.words(said, got, gap)}</figcaption>
    </figure>
  );
}
