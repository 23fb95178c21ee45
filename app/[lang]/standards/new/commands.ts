import { now } from "@/lib/clock";
import { db, isTaken, type Tx } from "@/lib/db";
import type { Lang } from "@/lib/lang";
import { type Actor, authorise, type Scope } from "@/lib/policy";
import { Refusal } from "@/lib/refusal";
import { say } from "@/lib/say";
import { begin } from "@/standards/[code]/edit/commands";
import { alignIn } from "@/standards/guides/commands";
import { contentOf, emptyContent, knownFor } from "@/standards/review/queries";
import { isOwnPrefix, prefixOf } from "@/standards/review/rules";
import type { Beginning, Content } from "@/standards/schema";
import { isBase, lettersIn } from "./queries";

type Owner = { brandSlug: string | null; unitId: string | null; scope: Scope };

/** Whose standard it will be, from `brand:slug`, `unit:slug` or `organisation`; null when there is no such owner. */
async function ownerIn(tx: Tx, owner: string): Promise<Owner | null> {
  if (owner === "organisation") return { brandSlug: null, unitId: null, scope: { brand: null, unitPath: null } };
  const [kind, slug = ""] = owner.split(":");
  if (kind === "brand") {
    const brand = await tx.brand.findUnique({ where: { slug, gone: false } });
    return brand && { brandSlug: slug, unitId: null, scope: { brand: slug, unitPath: null } };
  }
  // Groups bind units together; they do no work of their own that a standard could be for.
  const unit = await tx.unit.findUnique({ where: { slug, kind: { not: "group" } } });
  return unit && { brandSlug: null, unitId: unit.id, scope: { brand: unit.brandSlug, unitPath: unit.path } };
}

/** A standard of the whole organisation that holds, for somebody else to vary on; else a refusal beside the field. */
async function baseIn(tx: Tx, code: string, owner: string) {
  if (owner === "organisation") throw new Refusal("invalid", 422, { owner: "baseOwner" });
  const base = await tx.standard.findFirst({ where: { AND: [{ code }, isBase] }, include: { live: { include: { words: true } } } });
  if (!base?.live) throw new Refusal("invalid", 422, { base: "base" });
  return { id: base.id, content: contentOf(base.live) };
}

/** What a new standard is written from: nothing yet, but for whom it most likely is. */
const blankFor = ({ scope, unitId }: Owner): Content => ({
  ...emptyContent,
  numbers: { ...emptyContent.numbers, audience: unitId && !scope.brand ? "colleagues" : "customers" },
});

/** The draft of a new standard: what it is written from, with what it begins with as far as that is known in its place. */
function contentFrom({ numbers, words }: Content, { scope }: Owner, { principle, value, channel, source }: Beginning, requirement: Said | null): Content {
  const known = knownFor(scope);
  const leading = principle && known.principles.includes(principle) ? principle : numbers.principle;
  const besides = [numbers.principle, ...numbers.principles].filter((one) => one !== "" && one !== leading);
  const withOne = <T>(all: T[], one: T | undefined) => (one === undefined ? all : [...new Set([...all, one])]);
  const sourced = (lang: Lang) => ({
    ...words[lang],
    evidence: [words[lang].evidence, requirement ? say(lang).review.new.evidence(requirement) : ""].filter(Boolean).join("\n\n"),
  });
  return {
    numbers: {
      ...numbers,
      principle: leading,
      principles: [...new Set(besides)],
      values: withOne(numbers.values, value && known.values.includes(value) ? value : undefined),
      channels: withOne(numbers.channels, channel),
      source: source ?? numbers.source,
    },
    words: { nl: sourced("nl"), en: sourced("en") },
  };
}

type Said = { code: string; guide: string; edition: string };

async function requirementIn(tx: Tx, id: string): Promise<Said> {
  const found = await tx.requirement.findUnique({
    where: { id },
    select: { code: true, edition: { select: { name: true, guide: { select: { name: true } } } } },
  });
  if (!found) throw new Refusal("missing", 404);
  return { code: found.code, guide: found.edition.guide.name, edition: found.edition.name };
}

/**
 * Makes a standard that is not published yet, with a draft that is empty, or has the text of the standard it varies on, but
 * for what it begins with; gives its code. A requirement is named as where it comes from, and aligned with it until
 * somebody has seen whether it asks as much.
 */
export const startNew = (actor: Actor, { code, owner, base = "", ...beginning }: { code: string; owner: string; base?: string } & Beginning): Promise<string> =>
  db
    .$transaction(async (tx) => {
      const found = await ownerIn(tx, owner);
      authorise(actor, "standard.draft", found);
      const { brandSlug, unitId } = found;
      if (!isOwnPrefix(prefixOf(code), owner, await lettersIn(tx))) throw new Refusal("invalid", 422, { code: "codePrefix" });
      const original = base === "" ? null : await baseIn(tx, base, owner);
      if (await tx.standard.findUnique({ where: { code } })) throw new Refusal("invalid", 422, { code: "codeTaken" });
      const { requirement } = beginning;
      const varies = original ? ({ baseId: original.id, baseKind: "tightens" } as const) : {};
      const standard = await tx.standard.create({ data: { code, brandSlug, unitId, ...varies, createdAt: now() } });
      const said = requirement ? await requirementIn(tx, requirement) : null;
      await begin(tx, actor, standard, 0, contentFrom(original?.content ?? blankFor(found), found, beginning, said));
      if (requirement) await alignIn(tx, actor, { requirement, code, kind: "equal", note: "" }, true);
      return code;
    })
    .catch((error) => {
      throw isTaken(error) ? new Refusal("invalid", 422, { code: "codeTaken" }) : error;
    });
