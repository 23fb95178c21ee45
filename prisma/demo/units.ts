import type { Prisma, UnitKind } from "@/lib/generated/prisma/client";
import { idOf } from "./random.ts";

/** A branch, a department or a group of these. */
export type DemoUnit = {
  id: string;
  slug: string;
  kind: UnitKind;
  nl: string;
  en: string;
  brand: string | null;
  parent: DemoUnit | null;
  path: string;
  people: number;
};

// Slug, kind, Dutch name, English name, people; below each group what belongs to it.
type Below = [slug: string, kind: UnitKind, nl: string, en: string, people: number];
const groups: [slug: string, nl: string, en: string, brand: boolean, Below[]][] = [
  [
    "havenzeker",
    "Havenzeker",
    "Havenzeker",
    true,
    [
      ["rotterdam", "branch", "Rotterdam", "Rotterdam", 24],
      ["utrecht", "branch", "Utrecht", "Utrecht", 20],
      ["zwolle", "branch", "Zwolle", "Zwolle", 14],
      ["claims", "department", "Schadeafdeling", "Claims", 16],
    ],
  ],
  [
    "drukfeest",
    "Drukfeest",
    "Drukfeest",
    true,
    [
      ["haarlem", "branch", "Studio Haarlem", "Haarlem studio", 28],
      ["web-desk", "branch", "Webdesk", "Web shop desk", 16],
    ],
  ],
  [
    "lindehof",
    "Hotel Lindehof",
    "Hotel Lindehof",
    true,
    [
      ["den-haag", "branch", "Den Haag", "Den Haag", 38],
      ["maastricht", "branch", "Maastricht", "Maastricht", 30],
    ],
  ],
  [
    "vlecht",
    "Vlecht",
    "Vlecht",
    true,
    [
      ["amsterdam", "branch", "Amsterdam", "Amsterdam", 13],
      ["breda", "branch", "Breda", "Breda", 10],
      ["den-bosch", "branch", "Den Bosch", "Den Bosch", 9],
      ["eindhoven", "branch", "Eindhoven", "Eindhoven", 11],
      ["groningen", "branch", "Groningen", "Groningen", 10],
      ["leeuwarden", "branch", "Leeuwarden", "Leeuwarden", 8],
      ["nijmegen", "branch", "Nijmegen", "Nijmegen", 8],
      ["tilburg", "branch", "Tilburg", "Tilburg", 9],
      ["venlo", "branch", "Venlo", "Venlo", 3],
    ],
  ],
  [
    "services",
    "Diensten",
    "Services",
    false,
    [
      ["it", "department", "ICT-servicedesk", "IT service desk", 12],
      ["personnel", "department", "Personeelszaken", "Personnel", 8],
      ["facilities", "department", "Facilitair", "Facilities", 6],
    ],
  ],
];

const unitOf = (slug: string, kind: UnitKind, nl: string, en: string, brand: string | null, parent: DemoUnit | null, people: number): DemoUnit => ({
  id: idOf(`unit ${slug}`),
  slug,
  kind,
  nl,
  en,
  brand,
  parent,
  path: `${parent?.path ?? "/"}${slug}/`,
  people,
});

const root = unitOf("lindegroep", "group", "Lindegroep", "Lindegroep", null, null, 0);

/** The tree of units, each after the one it is under; a brand's group has one person, its manager. */
export const units: DemoUnit[] = [
  root,
  ...groups.flatMap(([slug, nl, en, branded, below]) => {
    const brand = branded ? slug : null;
    const group = unitOf(slug, "group", nl, en, brand, root, branded ? 1 : 0);
    return [group, ...below.map(([name, kind, dutch, english, people]) => unitOf(name, kind, dutch, english, brand, group, people))];
  }),
];

/** The unit with this slug; throws when there is none. */
export function unitBySlug(slug: string): DemoUnit {
  const found = units.find((unit) => unit.slug === slug);
  if (!found) throw new Error(`The demo has no unit ${slug}.`);
  return found;
}

/** The rows of the units. */
export const unitRows = (): Prisma.UnitCreateManyInput[] =>
  units.map((unit) => ({
    id: unit.id,
    slug: unit.slug,
    kind: unit.kind,
    nameNl: unit.nl,
    nameEn: unit.en,
    parentId: unit.parent?.id ?? null,
    brandSlug: unit.brand,
    path: unit.path,
  }));
