/** The six service principles, by the slug of their handbook page. */
export type PrincipleSlug = "retention" | "needs" | "consistency" | "colleagues" | "channels" | "expectation";

/** What one language says of a standard. Every text is plain, without markup. */
export type DemoWords = {
  /** The promise itself, at most 90 characters, with its number where it has one. */
  statement: string;
  /** One sentence under the title that says what the customer notices. */
  summary: string;
  /** Two or three sentences. */
  why: string;
  /** What one contact is, as it stands under the limit: "per keer in de wacht", "each time on hold". */
  contact: string;
  /** What the share is taken of, as it stands under the target: "van alle wachtbeurten", "of all holds". */
  population: string;
  /** One to three sentences. */
  observed: string;
  /** One to four lines: when it holds, what is counted, what is not. */
  conditions: string[];
  /** What to do when it was missed, one to three sentences. */
  missed: string;
  /** Why the standard exists, in one sentence that fits its source. */
  evidence: string;
  /** not yet, sometimes, mostly, always: one sentence each, in the first person, about this standard. */
  levels: [string, string, string, string];
};

type Numbers = {
  principle: PrincipleSlug;
  also: PrincipleSlug[];
  /** Values of the own brand, by slug; empty for departments and the organisation. */
  values: string[];
  touchpoint: "orientation" | "arrival" | "contact" | "waiting" | "advice" | "order" | "delivery" | "payment" | "complaint" | "departure" | "aftercare";
  channels: ("face" | "phone" | "email" | "letter" | "fax" | "form" | "chat" | "social")[];
  audience: "customers" | "colleagues";
  measure: "duration" | "count" | "share" | "yesno";
  /** at most or at least; null for yes/no. */
  comparison: "most" | "least" | null;
  limit: number | null;
  unit: "seconds" | "minutes" | "hours" | "days" | "working-hours" | "working-days" | "weeks" | "times" | "items" | "percent" | null;
  /** Share of all contacts that must meet the limit, in whole percent. */
  target: number;
  weight: 1 | 2 | 3;
  critical: boolean;
  source: "expectation" | "mission" | "stakeholder";
  /** Only with source "stakeholder". */
  stakeholder: "employee" | "shareholder" | "supplier" | "government" | "association" | "community" | null;
};

/** One published moment of a standard; the last one is the live text and has no `was`. */
type DemoRevision = {
  /** How many months before the first start it was published. */
  months: number;
  change: "material" | "editorial";
  /** What changed, one sentence in each language. */
  note: { nl: string; en: string };
  /** How this version differed from the live one. */
  was?: Partial<Numbers> & { nl?: Partial<DemoWords>; en?: Partial<DemoWords> };
};

/** A standard of the demo organisation: its live version in full, its earlier versions by what differed. */
export type DemoStandard = Numbers & {
  /** The first letters name the owner: LGR organisation, HAV DRU LIN VLE brands, ICT PER FAC departments. */
  code: string;
  /** The organisation's standard that this one sharpens or relaxes, if any. */
  base?: { code: string; kind: "tightens"; reason?: never } | { code: string; kind: "loosens"; reason: string };
  nl: DemoWords;
  en: DemoWords;
  /** Oldest first; absent means one version, published fourteen months ago. */
  history?: DemoRevision[];
};
