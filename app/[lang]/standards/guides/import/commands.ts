import { now } from "@/lib/clock";
import { db, isTaken } from "@/lib/db";
import { type Actor, authorise } from "@/lib/policy";
import { Refusal } from "@/lib/refusal";
import { tidy } from "@/lib/text";
import { importIn } from "@/standards/guides/commands";
import { parseEdition, slugOf } from "./rules";

type Wish = { guide: string; name: string; edition: string; fileName: string; rows: string[][] };

/** Keeps the rows of a file as a coming edition of a guide, for its dry run; gives its id. */
export const keepEdition = (actor: Actor, { guide, name, edition, fileName, rows }: Wish): Promise<string> =>
  db.$transaction(async (tx) => {
    authorise(actor, "guide.import", {});
    const slug = guide || slugOf(name);
    const there = await tx.guide.findUnique({ where: { slug }, include: { editions: { where: { name: edition } } } });
    if (guide && !there) throw new Refusal("invalid", 422, { guide: "invalid" });
    if (guide && name !== "") throw new Refusal("invalid", 422, { name: "guideChosen" });
    if (!guide && name === "") throw new Refusal("invalid", 422, { name: "required" });
    if (!guide && there) throw new Refusal("invalid", 422, { name: "guideTaken" });
    if (there && there.editions.length > 0) throw new Refusal("invalid", 422, { edition: "editionTaken" });
    const { id } = await tx.editionFile.create({
      data: {
        personId: actor.id ?? "",
        guideSlug: slug,
        guideName: there?.name ?? name,
        editionName: edition,
        fileName: tidy(fileName).slice(-300) || "-",
        rows,
        createdAt: now(),
      },
      select: { id: true },
    });
    return id;
  });

/** Brings in an edition as its dry run showed it, all or nothing; gives the guide's slug. Refuses a file with faults, and one that was brought in or overtaken. */
export const applyEdition = (actor: Actor, { id, basedOn }: { id: string; basedOn: number }): Promise<string> =>
  db
    .$transaction(
      async (tx) => {
        authorise(actor, "guide.import", {});
        const file = await tx.editionFile.findFirst({ where: { id, personId: { in: actor.id === null ? [] : [actor.id] } } });
        if (!file) throw new Refusal("missing", 404);
        const { count } = await tx.editionFile.updateMany({ where: { id, doneAt: null }, data: { doneAt: now() } });
        if (count === 0) throw new Refusal("movedOn", 409);
        const { faults, steps, requirements } = parseEdition(file.rows as string[][], actor.lang);
        if (faults.length > 0) throw new Refusal("importFaulty", 422);
        await importIn(tx, actor, { slug: file.guideSlug, name: file.guideName, edition: file.editionName, steps, requirements, basedOn });
        return file.guideSlug;
      },
      { timeout: 60_000 },
    )
    .catch((error) => {
      throw isTaken(error) ? new Refusal("movedOn", 409) : error;
    });
