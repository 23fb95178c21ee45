"use server";

import { action } from "@/lib/action";
import { take } from "@/lib/limiter";
import { can } from "@/lib/policy";
import { Refusal } from "@/lib/refusal";
import { readSheet, sheetLimits } from "@/lib/sheet";
import { hrefOfEdition } from "@/standards/guides/addresses";
import { applyEdition, keepEdition } from "./commands";
import { ApplyEdition, CheckEdition } from "./schema";

/** Reads a file with the requirements of an edition, and shows what bringing it in would do. */
export const checkEdition = action(
  CheckEdition,
  async (actor, { file, ...wish }) => {
    // Whoever may not import learns nothing of the file, and costs us no reading it.
    if (!can(actor, "guide.import", {})) throw new Refusal("missing", 404);
    await take("upload", actor.id ?? "");
    if (file.size > sheetLimits.bytes) throw new Refusal("invalid", 422, { file: "fileLarge" });
    const rows = await readSheet(new Uint8Array(await file.arrayBuffer()));
    return { to: `/${actor.lang}/standards/guides/import/${await keepEdition(actor, { ...wish, fileName: file.name, rows })}` };
  },
  { withFiles: true },
);

/** Brings in an edition as it was shown, and shows it. */
export const bringIn = action(ApplyEdition, async (actor, input) => ({ to: `${hrefOfEdition(actor.lang, await applyEdition(actor, input))}#look` }));
