import { listBrands } from "@/lib/content";
import type { Lang } from "@/lib/lang";
import { say } from "@/lib/say";
import { depthOf } from "@/people/rules";

type Unit = { id: string; path: string; name: string };
type Option = { value: string; label: string };

// An option takes no elements and no ordinary spaces in front.
const indented = ({ path, name }: Unit) => `${"\u00a0".repeat(3 * depthOf(path))}${name}`;

/** The units as a list to choose from, indented as the tree is, each by its path; before them the choice of none. */
export const unitOptions = (lang: Lang, units: Unit[]): Option[] => [
  { value: "", label: say(lang).people.anyUnit },
  ...units.map((unit) => ({ value: unit.path, label: indented(unit) })),
];

/** Every place a role can be held: the whole organisation, each brand, each unit indented as the tree is. */
export function placeOptions(lang: Lang, units: Unit[]): Option[] {
  const t = say(lang);
  return [
    ...units.map((unit) => ({ value: `unit:${unit.id}`, label: indented(unit) })),
    ...listBrands().map((brand) => ({ value: `brand:${brand.slug}`, label: t.people.wholeBrand(brand.name) })),
    { value: "organisation", label: t.common.wholeOrganisation },
  ];
}

/** The kinds of role to choose from. */
export const kindOptions = (lang: Lang): Option[] => Object.entries(say(lang).roles).map(([value, label]) => ({ value, label }));
