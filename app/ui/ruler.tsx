import { coarsePercents, Drawing, Label, Ticks } from "@/ui/ruler.parts";
import { hundred } from "@/ui/ruler.rules";
import { Big, Small, type StandardProps } from "@/ui/ruler.standard";
import { LevelNames, Levels, Part, Strip, type StripProps, Thread } from "@/ui/ruler.strip";

export { RulerFigures } from "@/ui/ruler.standard";

type RulerProps =
  | ({ as: "standard-big" | "standard-small" } & StandardProps)
  | ({ as: "strip" } & StripProps)
  | { as: "axis"; max?: number }
  | { as: "thread"; total: number; done: number }
  | { as: "levels"; self: number | null; second: number | null }
  | { as: "level-names"; names: readonly string[] }
  | { as: "part"; whole: number; partly: number }
  | { as: "blank" };

/**
 * The yardstick, the one drawing for everything that is measured. On a standard the upper edge is one contact and the
 * lower edge all contacts; a strip is a row of units with range and mean; a thread is progress; levels are the four of an answer with two ratings on them; a part is a share of a whole; a blank one is a scale
 * that nothing stands on yet. A standard's ruler says its figures in words; the others stand beside words that do.
 */
export function Ruler(props: RulerProps) {
  switch (props.as) {
    case "standard-big":
      return <Big {...props} />;
    case "standard-small":
      return <Small {...props} />;
    case "strip":
      return <Strip {...props} />;
    case "axis":
      return (
        <Drawing height={1.5}>
          {hundred.majors.map((label) => (
            <Label key={label} x={label} y={1}>{`${(label / 100) * (props.max ?? 100)}`}</Label>
          ))}
        </Drawing>
      );
    case "thread":
      return <Thread {...props} />;
    case "levels":
      return <Levels {...props} />;
    case "level-names":
      return <LevelNames {...props} />;
    case "part":
      return <Part {...props} />;
    case "blank":
      return (
        <Drawing height={1.9}>
          <rect className="r-body" x="0" y=".1em" width="100%" height="1.6em" />
          <Ticks scale={coarsePercents} y={0.1} height={0.55} />
        </Drawing>
      );
  }
}
