"use server";

import { action } from "@/lib/action";
import { take } from "@/lib/limiter";
import { can } from "@/lib/policy";
import { Refusal } from "@/lib/refusal";
import { readSheet, sheetLimits } from "@/lib/sheet";
import { beginImport, keepFile } from "./commands";
import { ApplyImport, CheckFile } from "./schema";

/** Reads a file with standards, and shows what importing it would do. */
export const checkFile = action(
  CheckFile,
  async (actor, { file }) => {
    // Whoever may not import learns nothing of the file, and costs us no reading it.
    if (!can(actor, "standard.import", {})) throw new Refusal("missing", 404);
    await take("upload", actor.id ?? "");
    if (file.size > sheetLimits.bytes) throw new Refusal("invalid", 422, { file: "fileLarge" });
    const rows = await readSheet(new Uint8Array(await file.arrayBuffer()));
    return { to: `/${actor.lang}/standards/import/${await keepFile(actor, { fileName: file.name, rows })}` };
  },
  { withFiles: true },
);

/** Begins to import what was shown, and shows how far it is. */
export const applyFile = action(ApplyImport, async (actor, input) => {
  await beginImport(actor, input);
  return { to: `/${actor.lang}/standards/import/${input.id}` };
});
