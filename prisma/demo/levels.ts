import type { DemoPerson } from "./people.ts";
import { drawsOf } from "./random.ts";
import type { DemoStandard } from "./standard.ts";

/** How many cycles the demo has; the last one is open. */
export const rounds = 5;

// How well a place does, as the chance (0 to 1) that somebody there takes each of the three steps from not yet to
// always; the mean score is the same number. By unit, else by brand; a list has one number per cycle, oldest first.
const places: Record<string, number | number[]> = {
  lindehof: 0.87,
  maastricht: 0.85,
  drukfeest: [0.55, 0.61, 0.68, 0.74, 0.8],
  "web-desk": [0.51, 0.58, 0.65, 0.72, 0.78],
  havenzeker: 0.75,
  rotterdam: 0.77,
  zwolle: 0.72,
  vlecht: 0.77,
  it: 0.7,
  personnel: 0.78,
  facilities: 0.66,
};

// Vlecht's story: whether it is the same everywhere depends on where you live.
const vlechtConsistency: Record<string, number> = {
  amsterdam: 0.87,
  breda: 0.62,
  "den-bosch": 0.52,
  eindhoven: 0.74,
  groningen: 0.96,
  leeuwarden: 0.92,
  nijmegen: 0.55,
  tilburg: 0.67,
  venlo: 0.77,
};

// The mean of these over the people; listening has the same, and hardly any spread.
const vlechtMean = 0.735;

const within = (chance: number) => Math.min(0.97, Math.max(0.03, chance));

/** The chance that this person takes a step on this standard in a cycle (0 the oldest), in which its section stands. */
export function chanceOf({ unit, skill }: DemoPerson, { code, critical }: DemoStandard, section: string, round: number): number {
  const own = drawsOf(`level ${code}`);
  const place = unit?.slug ?? "";
  if (unit?.brand === "vlecht" && (section === "consistency" || section === "needs")) {
    // The standard of the welcome differs most; the organisation's own one less.
    const reach = section === "needs" ? 0 : code === "VLE-SAL-01" ? 1.12 : code.startsWith("LGR") ? 0.9 : own.between(0.88, 1.08);
    const chance = vlechtMean + ((vlechtConsistency[place] ?? vlechtMean) - vlechtMean) * reach;
    return within(chance + skill * 0.2 * chance * (1 - chance));
  }
  const given = places[place] ?? places[unit?.brand ?? ""] ?? 0.75;
  const usual = typeof given === "number" ? given : (given[round] ?? 0.75);
  const here = drawsOf(`level ${code} ${place}`).between(-0.15, 0.15);
  return within(usual + usual * (1 - usual) * (own.between(-0.3, 0.3) + here + skill * 0.6 + (critical ? 0.25 : 0)));
}
