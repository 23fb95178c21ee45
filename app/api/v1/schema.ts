import { z } from "zod";
import { Audience, Change, Channel, Comparison, Measure, MeasureUnit, Source, Stakeholder, Touchpoint } from "@/lib/generated/prisma/enums";
import { langs } from "@/lib/lang";
import { text } from "@/lib/text";
import { type Column, columns } from "@/standards/import/columns";
import { mostStandards } from "@/standards/import/rules";

const lang = z.enum(langs).meta({ description: "The language of the words; the other one where a text is not there in the asked language." });
const slug = z.string().meta({ description: "The name in addresses; it stays the same." });
const url = z.url().meta({ description: "The page for people." });
const moment = z.iso.datetime();

const owner = z.strictObject({
  kind: z.enum(["organisation", "brand", "unit"]),
  slug: z.string().nullable(),
  name: z.string(),
});

const figures = {
  measure: z.enum(Measure),
  comparison: z.enum(Comparison).nullable(),
  limit: z.number().nullable().meta({ description: "For one contact, in `unit`; null for yes or no." }),
  unit: z.enum(MeasureUnit).nullable(),
  target: z.int().min(1).max(100).meta({ description: "The share of all contacts that must meet the limit, in whole percent." }),
};

const numbers = z.strictObject({
  ...figures,
  weight: z.int().min(1).max(3),
  critical: z.boolean(),
  principle: z.string().meta({ description: "The leading principle, by slug." }),
  principles: z.array(z.string()),
  values: z.array(z.string()).meta({ description: "As `brand/slug`." }),
  touchpoint: z.enum(Touchpoint),
  channels: z.array(z.enum(Channel)),
  audience: z.enum(Audience),
  source: z.enum(Source),
  stakeholder: z.enum(Stakeholder).nullable(),
});

const words = z.strictObject({
  lang,
  statement: z.string(),
  summary: z.string(),
  contact: z.string(),
  population: z.string(),
  why: z.string(),
  observed: z.string(),
  conditions: z.string().meta({ description: "A line each." }),
  missed: z.string(),
  evidence: z.string(),
  notYet: z.string(),
  sometimes: z.string(),
  mostly: z.string(),
  always: z.string(),
});

const version = z.int().min(1);
const code = z.string().meta({ description: "Never changes.", examples: ["LIN-TEL-02"] });

const fault = z.strictObject({
  row: z.int().min(1).meta({ description: "As the file counts, the names of the columns being row 1." }),
  column: z.string(),
  value: z.string(),
  advice: z.string().meta({ description: "What to do, in the asked language." }),
});

/** So many faulty cells are told in one answer. */
export const mostFaults = 1_000;
const faults = z.array(fault).max(mostFaults);

/** What the interface answers, by the name its description has for it; each is checked in the tests against what is answered. */
export const answers = {
  Standard: z.strictObject({ code, owner, version, publishedAt: moment, retiredAt: moment.nullable(), url, numbers, words }),
  Standards: z.strictObject({
    items: z.array(z.strictObject({ code, owner, version, url, ...figures, principle: z.string(), lang, statement: z.string() })),
    next: z.string().nullable().meta({ description: "Where the next page begins, for `after`; null on the last." }),
  }),
  Versions: z.strictObject({
    items: z.array(
      z.strictObject({
        version,
        change: z.enum(Change).meta({ description: "Material: another number or another meaning." }),
        publishedAt: moment,
        lang,
        note: z.string().meta({ description: "What changed." }),
        url,
      }),
    ),
  }),
  Version: z.strictObject({
    code,
    owner,
    version,
    publishedAt: moment,
    holds: z.boolean().meta({ description: "Whether it holds now." }),
    url,
    numbers,
    words,
  }),
  Brand: z.strictObject({
    slug,
    name: z.string(),
    prefix: z.string().meta({ description: "The first letters of its codes." }),
    summary: z.string(),
    url,
    values: z.array(z.strictObject({ id: z.string(), title: z.string(), summary: z.string(), url })),
  }),
  Brands: z.strictObject({ items: z.array(z.strictObject({ slug, name: z.string(), prefix: z.string(), url })) }),
  Principles: z.strictObject({ items: z.array(z.strictObject({ slug, title: z.string(), summary: z.string(), url })) }),
  Import: z.strictObject({
    id: z.uuid(),
    url,
    applied: z.enum(["drafts", "review"]).nullable().meta({ description: "What was done; null for a dry run, and when there was nothing to do." }),
    unchanged: z.int().min(0),
    waiting: z.array(code).meta({ description: "Of the unchanged, your own drafts that were not sent to review yet; importing into review sends them." }),
    fresh: z.array(code),
    changed: z.array(
      z.strictObject({
        code,
        ends: z.enum(["review", "approved"]).nullable().meta({ description: "What importing takes its own open draft out of." }),
        fields: z.array(z.strictObject({ column: z.string(), from: z.unknown(), to: z.unknown() })),
      }),
    ),
    faults: faults.meta({ description: "What must be mended before anything can be imported; at most 1,000 are told." }),
    faultCount: z.int().min(0),
    lacks: faults.meta({ description: "What keeps standards from going straight into review; at most 1,000 are told." }),
    lackCount: z.int().min(0),
  }),
  Problem: z
    .strictObject({
      type: z.string(),
      title: z.string(),
      status: z.int(),
      detail: z.string(),
      faults: faults.optional(),
      faultCount: z.int().optional().meta({ description: "How many there are; at most 1,000 are told." }),
    })
    .meta({ description: "RFC 9457." }),
};

const asked = { lang: z.enum(langs).default("nl") };

/** What may stand behind the question mark, by path. */
export const questions = {
  lang: z.strictObject(asked),
  standards: z.strictObject({
    ...asked,
    brand: z.string().max(100).optional().meta({ description: "The slug of a brand, `organisation`, or `departments`." }),
    principle: z.string().max(100).optional(),
    value: z.string().max(100).optional().meta({ description: "As `brand/slug`." }),
    channel: z.enum(Channel).optional(),
    touchpoint: z.enum(Touchpoint).optional(),
    audience: z.enum(Audience).optional(),
    source: z.enum(Source).optional(),
    q: z.string().max(200).optional().meta({ description: "Words in the code or the promise." }),
    after: z.string().max(20).toUpperCase().optional().meta({ description: "The `next` of the page before." }),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  imports: z.strictObject({
    ...asked,
    apply: z.enum(["drafts", "review"]).optional().meta({ description: "Import at once, all or nothing; without it nothing is changed." }),
    purpose: text(2_000).optional().meta({ description: "Why this change, for whoever approves it; kept with every draft." }),
  }),
};

const cell = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]).optional();
// Object.fromEntries forgets the names, which are exactly these.
const cells = Object.fromEntries(columns.map((column) => [column, cell])) as Record<Column, typeof cell>;

/** The body of an import as JSON: standards with the names of columns that programs use, and no others. */
export const importBody = z.strictObject({
  standards: z
    .array(z.strictObject({ ...cells, code: z.string().max(100).meta({ description: "One that is not there yet begins a new standard." }) }))
    .min(1)
    .max(mostStandards)
    .meta({ description: "A key that a standard does not have leaves what it says there as it is; null or an empty text empties it." }),
});
