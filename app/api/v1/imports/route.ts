import { acting, Problem, pageAt } from "@/api/v1/answer";
import { answers, importBody, mostFaults, questions } from "@/api/v1/schema";
import { faultOf } from "@/lib/action";
import { take } from "@/lib/limiter";
import { can } from "@/lib/policy";
import { isRefusal } from "@/lib/refusal";
import { readSheet, sheetLimits } from "@/lib/sheet";
import { storable } from "@/lib/text";
import { columns, type Rows } from "@/standards/import/columns";
import { applyImport, keepFile } from "@/standards/import/commands";
import { findDryRun } from "@/standards/import/queries";
import { lacksOf } from "@/standards/import/rules";
import { adviser } from "@/standards/import/saying";

/** Standards as JSON in the rows of a file; a key that one of them does not have is no cell of its row. */
function rowsOf(body: unknown): Rows {
  const parsed = importBody.safeParse(body);
  if (!parsed.success) {
    const [{ path, message } = { path: [], message: "" }] = parsed.error.issues;
    const where = `${path.join(".")}: ${message}`.slice(0, 300);
    throw new Problem(400, `The body is an object with a list of standards; /api/v1/openapi.json describes it. At ${where}`);
  }
  const { standards } = parsed.data;
  const names = columns.filter((column) => standards.some((standard) => standard[column] !== undefined));
  const cell = (value: unknown) => (value === undefined ? null : storable(Array.isArray(value) ? value.join("; ") : String(value ?? "")));
  return [names, ...standards.map((standard) => names.map((name) => cell(standard[name])))];
}

/** The rows of what was sent, by its kind. */
async function sentRows(asked: Request): Promise<Rows> {
  const kind = (asked.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase();
  const bytes = new Uint8Array(await asked.arrayBuffer());
  if (bytes.length > sheetLimits.bytes) throw new Problem(413, "At most 5 MB.");
  if (kind !== "application/json") return readSheet(bytes);
  try {
    return rowsOf(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)));
  } catch (error) {
    throw error instanceof Problem ? error : new Problem(400, "The body is no JSON.");
  }
}

/** Holds a file with standards against what is there and, when asked, imports it: all or nothing. */
export const POST = acting(questions.imports, answers.Import, async ({ actor, program, query: { lang, apply, purpose }, asked }) => {
  if (!can(actor, "standard.import", {})) throw new Problem(404, "Only quality leaders import standards.");
  await take("upload", actor.id ?? "");
  const unread = (error: unknown): never => {
    if (isRefusal(error) && error.fields.file) throw new Problem(422, faultOf(lang, error.fields.file));
    throw error;
  };
  const rows = await sentRows(asked).catch(unread);
  const id = await keepFile(actor, { fileName: program, rows }).catch(unread);
  const found = await findDryRun(actor, id);
  if (!found?.run) throw new Problem(404, "The file is gone.");
  const { run, owners } = found;
  const adviceOn = adviser(lang, owners);
  const tell = (faults: typeof run.faults) =>
    faults.slice(0, mostFaults).map((fault) => ({ row: fault.row, column: fault.column ?? fault.header, value: fault.value, advice: adviceOn(fault) }));
  const lacks = lacksOf(run);
  if (apply && run.faults.length > 0) throw new Problem(422, faultOf(lang, "importFaults"), { faults: tell(run.faults), faultCount: run.faults.length });
  if (apply === "review" && lacks.length > 0) throw new Problem(422, faultOf(lang, "importLacks"), { faults: tell(lacks), faultCount: lacks.length });
  const isWork = run.fresh.length + run.changed.length + (apply === "review" ? run.waiting.length : 0) > 0;
  // What is already as it says is no fault: a program may send the same every night.
  const applied = isWork ? (apply ?? null) : null;
  if (applied) await applyImport(actor, { id, print: run.print, to: applied, ...(purpose === undefined ? {} : { purpose }) });
  return {
    status: applied ? 201 : 200,
    body: {
      id,
      url: pageAt(lang, `standards/import/${id}`),
      applied,
      unchanged: run.unchanged.length,
      waiting: run.waiting.map(({ code }) => code),
      fresh: run.fresh.map(({ code }) => code),
      changed: run.changed.map(({ code, ends, differences }) => ({
        code,
        ends,
        fields: differences.map((it) => ({ column: it.kind === "number" ? it.field : `${it.lang}.${it.field}`, from: it.from, to: it.to })),
      })),
      faults: tell(run.faults),
      faultCount: run.faults.length,
      lacks: tell(lacks),
      lackCount: lacks.length,
    },
  };
});
