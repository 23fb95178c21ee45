import { findPrinciple, findValue, listPrinciples, listValues } from "@/lib/content";
import { Channel, Source } from "@/lib/generated/prisma/enums";
import type { Lang } from "@/lib/lang";
import { say } from "@/lib/say";
import type { Cell, SheetPage } from "@/lib/sheet";
import type { Coverage, Holding } from "./queries";
import { coveredPercent, gapsFirst, lacks, matrixOf, type Share, servedBy, shareOf, sharesBy } from "./rules";

/** The tables of coverage, by their name in an address. */
export const tableNames = ["requirements", "steps", "classes", "channels", "sources", "lacks", "design"] as const;
export type TableName = (typeof tableNames)[number];

export const channels = Object.values(Channel);
export const sources = Object.values(Source);

/** How many standards serve each principle through each channel, or from each source. */
export const matrixOver = (standards: Holding[], principles: string[], over: "channels" | "sources"): number[][] =>
  over === "channels"
    ? matrixOf(standards, principles, channels, (standard) => standard.channels)
    : matrixOf(standards, principles, sources, ({ source }) => [source]);

/** The shares of a coverage, by step from the lowest and by class in the order of the guide. */
export const sharesOf = ({ requirements }: Coverage) => ({
  steps: sharesBy(
    requirements.toSorted((a, b) => a.step - b.step),
    ({ step }) => step,
  ),
  classes: sharesBy(requirements, ({ classKey }) => classKey).map(({ group, share }) => ({
    group,
    share,
    name: requirements.find(({ classKey }) => classKey === group)?.className ?? { text: group, lang: "nl" as const },
  })),
  total: shareOf(requirements),
});

/** What a place says it believes and has no standard of its own for: its principles, and the values of a brand. */
export function designGaps(lang: Lang, place: string, standards: Holding[]) {
  const principles = listPrinciples(lang).map(({ slug, title }) => ({
    kind: "principle" as const,
    id: slug,
    title,
    own: standards.filter(({ principle }) => principle === slug).length,
    besides: standards.filter((standard) => servedBy(standard).includes(slug)).length,
  }));
  const values = listValues(lang, place).map(({ id, title }) => {
    const serving = standards.filter((standard) => standard.values.includes(id)).length;
    return { kind: "value" as const, id, title, own: serving, besides: serving };
  });
  return [...principles, ...values].filter(({ own }) => own === 0);
}

const shareCells = ({ count, weight, covered, partly, open, ...rest }: Share): Cell[] => [
  count,
  covered.count,
  partly.count,
  open.count,
  weight,
  covered.weight,
  coveredPercent({ count, weight, covered, partly, open, ...rest }),
];

/** Every table of a coverage as pages of a workbook. */
export function tablesOf(lang: Lang, place: string, coverage: Coverage): Record<TableName, SheetPage> {
  const t = say(lang);
  const { columns, ...words } = t.coverage;
  const asked = t.guides.columns;
  const stepName = t.guides.steps[coverage.edition?.steps ?? "stars"];
  const { steps, classes, total } = sharesOf(coverage);
  const totalRow: Cell[] = [words.total, ...shareCells(total)];
  const shareHead = [columns.asked, columns.covered, columns.partly, columns.open, asked.weight, `${asked.weight}, ${columns.covered.toLowerCase()}`, "%"];
  const principles = listPrinciples(lang);
  const matrix = (over: "channels" | "sources", names: Record<string, string>, keys: string[]): Cell[][] => {
    const counts = matrixOver(
      coverage.standards,
      principles.map(({ slug }) => slug),
      over,
    );
    return [[words.principle, ...keys.map((key) => names[key] ?? key)], ...principles.map(({ title }, at) => [title, ...(counts[at] ?? [])])];
  };
  return {
    requirements: {
      name: asked.requirements,
      rows: [
        [asked.code, asked.text, asked.className, stepName, asked.weight, columns.verdict, asked.standards],
        ...gapsFirst(coverage.requirements).map((it): Cell[] => [
          it.code,
          it.text.text,
          it.className.text,
          it.step,
          it.weight,
          words.verdicts[it.verdict],
          [
            ...it.aligned.map(({ code, kind, unit, via }) => {
              const how = [t.guides.kinds[kind], unit && t.guides.onlyUnit(unit), via && `${t.guides.via} ${via}`];
              return `${code} (${how.filter(Boolean).join(", ")})`;
            }),
            ...(it.making.length > 0 ? [words.making(it.making.map(({ code }) => code).join(", "))] : []),
          ].join("; "),
        ]),
      ],
      widths: [10, 60, 24, 8, 8, 14, 60],
    },
    steps: {
      name: stepName,
      rows: [
        [words.stepAlone[coverage.edition?.steps ?? "stars"], ...shareHead],
        ...steps.map(({ group, share }): Cell[] => [group, ...shareCells(share)]),
        totalRow,
      ],
    },
    classes: {
      name: asked.className,
      rows: [[asked.className, ...shareHead], ...classes.map(({ name, share }): Cell[] => [name.text, ...shareCells(share)]), totalRow],
      widths: [28],
    },
    channels: { name: words.channelsTitle, rows: matrix("channels", t.channels, channels), widths: [40] },
    sources: { name: words.sourcesTitle, rows: matrix("sources", t.sources, sources), widths: [40] },
    lacks: {
      name: words.lacksColumn,
      rows: [
        [words.lacksColumn, asked.standards],
        ...lacks.flatMap((lack) => coverage.standards.filter((standard) => standard.lacks.includes(lack)).map(({ code }): Cell[] => [words.lacks[lack], code])),
      ],
      widths: [30],
    },
    design: {
      name: words.designTitle.slice(0, 31),
      rows: [
        [words.designColumns.what, words.designColumns.kind, words.designColumns.state],
        ...designGaps(lang, place, coverage.standards).map((gap): Cell[] => [
          gap.title,
          words.kinds[gap.kind],
          gap.besides === 0 ? words.gaps.none : words.gaps.besides(gap.besides),
        ]),
      ],
      widths: [40],
    },
  };
}

/** What a list of standards is narrowed down to, in words; null for what is none of ours. */
export function spokenNarrowing(lang: Lang, name: keyof Messages["narrowed"], value: string): string | null {
  const t = say(lang);
  const among = (names: Record<string, string>) => (Object.hasOwn(names, value) ? (names[value] ?? null) : null);
  const said = {
    principle: () => findPrinciple(lang, value)?.title ?? null,
    value: () => findValue(lang, value)?.title ?? null,
    channel: () => among(t.channels),
    source: () => among(t.sources),
    lacks: () => among(t.coverage.lacks),
  }[name]();
  return said && `${t.coverage.narrowed[name]} ${name === "lacks" ? said : `“${said}”`}`;
}

type Messages = ReturnType<typeof say>["coverage"];
