import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import GithubSlugger from "github-slugger";
import type { Nodes, Root } from "mdast";
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import remarkMdx from "remark-mdx";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { isMap, isNode, isSeq, LineCounter, parseDocument } from "yaml";
import { z } from "zod";
import { brandSchema, contentFolder, frontMatterSchema, referenceSchema } from "@/lib/content";
import { isLang, type Lang, langs } from "@/lib/lang";
import { isCode } from "@/lib/text";

/** A mistake in the texts: the file from the project's root, the line in it, what is wrong and how to mend it. */
export type Problem = { file: string; line: number; message: string };

/** Pages of the handbook that addresses elsewhere rely on. */
const promised = [
  ...["mission", "vision", "values", "quality", "why", "sources", "principles", "references"],
  ...["expectations", "mission-and-values", "stakeholders"].map((name) => `sources/${name}`),
  ...["retention", "needs", "consistency", "colleagues", "channels", "expectation"].map((name) => `principles/${name}`),
].map((name) => `handbook/${name}`);
/** Pages of the handbook that may be shorter than the rest. */
const brief = ["handbook/references", "handbook/privacy", "handbook/accessibility"];
const fewestWords = 150;
const fewestValues = 3;
/** What a page declares alike in all languages. */
const alike = ["order", "principles", "values", "revision"] as const;
/** Addresses below the language that no text makes, but for the standards. */
const otherAddresses = ["", "brands", "standards", "assessments", "calculator"];

const parser = unified().use(remarkParse).use(remarkMdx).use(remarkGfm).use(remarkFrontmatter, ["yaml"]).freeze();
type Report = (line: number, message: string) => void;

function* walk(node: Nodes): Generator<Nodes> {
  yield node;
  if ("children" in node) for (const child of node.children) yield* walk(child);
}

const textOf = (node: Nodes, between = "") =>
  [...walk(node)].map((part) => (part.type === "text" || part.type === "inlineCode" ? part.value : "")).join(between);

const filesIn = (folder: string, end: string) =>
  (existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: "utf8" }) : [])
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => name.endsWith(end))
    .sort();

const sourcesIn = (folder: string) =>
  langs.flatMap((lang) =>
    filesIn(join(folder, lang), ".mdx").map((name) => ({
      lang,
      path: name.replace(/(\/index)?\.mdx$/, ""),
      file: `content/${lang}/${name}`,
      text: readFileSync(join(folder, lang, name), "utf8"),
    })),
  );

/** The body of a page and the anchors of its headings; null, and reported, when it cannot be read. */
function readBody(text: string, report: Report) {
  try {
    const tree: Root = parser.parse(text);
    const slugger = new GithubSlugger();
    return { tree, anchors: new Set([...walk(tree)].filter((node) => node.type === "heading").map((heading) => slugger.slug(textOf(heading)))) };
  } catch (error) {
    const { line, reason } = error as { line?: number; reason?: string };
    report(line ?? 1, `is not MDX: ${reason ?? error}`);
    return null;
  }
}

/** What a schema finds wrong, each with its path; a sentence of our own stands as it is. */
const faultsIn = (error: z.ZodError | undefined, where = "") =>
  (error?.issues ?? []).flatMap((issue) =>
    (issue.code === "unrecognized_keys" ? issue.keys.map((key) => [...issue.path, key]) : [issue.path]).map((path) => ({
      path,
      message: issue.code === "custom" ? issue.message : `${[where, ...path].filter(String).join(" ") || "it"}: ${issue.message}`,
    })),
  );

/** Reads YAML (and so JSON) after so many lines of a file: the data, or null and reported, and the line of a key. */
function readData<T>(text: string | null, schema: z.ZodType<T>, report: Report, linesBefore: number, absent: string) {
  const lineCounter = new LineCounter();
  const doc = parseDocument(text ?? "", { lineCounter });
  const lineOf = (path: readonly PropertyKey[]): number => {
    if (path.length === 0) return 1;
    const last = path.at(-1);
    const parent = path.length === 1 ? doc.contents : doc.getIn(path.slice(0, -1), true);
    const found = isMap(parent) ? parent.items.find(({ key }) => String(key) === last)?.key : isSeq(parent) ? parent.items[Number(last)] : null;
    return isNode(found) && found.range ? linesBefore + lineCounter.linePos(found.range[0]).line : lineOf(path.slice(0, -1));
  };
  if (text === null) report(1, absent);
  for (const error of doc.errors) report(linesBefore + lineCounter.linePos(error.pos[0]).line, `cannot be read: ${error.message.split(/ at line |:\n/)[0]}`);
  const { data, error } = text === null || doc.errors.length > 0 ? {} : schema.safeParse(doc.toJS());
  for (const { path, message } of faultsIn(error)) report(lineOf(path), message);
  return { data: data ?? null, lineOf };
}

/** Reads a file of JSON as `readData` does, and no more leniently than the portal will. */
function readJson<T>(file: string, schema: z.ZodType<T>, report: Report) {
  const text = existsSync(file) ? readFileSync(file, "utf8") : null;
  const read = readData(text, schema, report, 0, "is missing; write it");
  try {
    if (read.data) JSON.parse(text ?? "");
  } catch (error) {
    const offset = Number(/at position (\d+)/.exec(String(error))?.[1] ?? 0);
    report(text?.slice(0, offset).split("\n").length ?? 1, `cannot be read: ${error}`);
  }
  return read;
}

/** The names in these paths: of every path with this shape, this part. */
const named = (paths: Iterable<string>, shape: RegExp, part: string) =>
  new Set([...paths].filter((path) => shape.test(path)).map((path) => path.replace(shape, part)));

const known = (names: Set<string>, kind: string, mend: string) =>
  z.string().refine((text) => names.has(text), { error: ({ input }) => `unknown ${kind} "${input}"; ${mend}` });

/** What a page may name: its front matter and its components, with the principles, values and (if known) references there are. */
function vocabulary(paths: Set<string>, references: Set<string> | null) {
  const principles = named(paths, /^handbook\/principles\/([^/]+)$/, "$1");
  const values = named(paths, /^brands\/([^/]+)\/values\/([^/]+)$/, "$1/$2");
  const principle = known(principles, "principle", `there are ${[...principles].join(", ")}`);
  const value = known(values, "value or brand", "write brand/value, as in content/<language>/brands/<brand>/values");
  const reference = references ? known(references, "reference", "add it to content/bibliography.json or correct the id") : z.string();
  const words = z.string().min(1);
  const components: Record<string, z.ZodType> = {
    Cite: z.strictObject({ id: reference, where: words.optional() }),
    Quote: z.strictObject({ source: words }),
    Pull: z.strictObject({ title: words }),
    Spread: z.strictObject({ values: z.array(z.number()).min(1) }),
    Standard: z.strictObject({ code: z.string().refine(isCode, { error: ({ input }) => `"${input}" is not written like LIN-TEL-03` }) }),
    Standards: z.union([z.strictObject({ principle }), z.strictObject({ value })], "give it a principle or a value, one of the two"),
    RetentionCalculator: z.strictObject({}),
  };
  return { components, matter: frontMatterSchema.extend({ principles: z.array(principle).default([]), values: z.array(value).default([]) }) };
}

/** What a component is given, and the line of each; anything computed is seen as an object, which no component takes. */
function propsOf(node: Extract<Nodes, { type: "mdxJsxFlowElement" | "mdxJsxTextElement" }>) {
  const props: Record<string, unknown> = {};
  const lines: Record<string, number | undefined> = {};
  for (const attribute of node.attributes) {
    const name = attribute.type === "mdxJsxAttribute" ? attribute.name : "…";
    const given = attribute.value;
    const list = given && typeof given === "object" ? /^\s*\[(.*)\]\s*$/s.exec(given.value)?.[1]?.split(",") : null;
    props[name] = list?.map((part) => Number(part.trim() || Number.NaN)) ?? (typeof given === "object" && given ? {} : given);
    lines[name] = attribute.position?.start.line;
  }
  return { props, lines };
}

/**
 * Every mistake below a folder like `content`: in front matter, links, citations, components, brands and references, in
 * what both languages share and in what must be there. Sorted by file and line; empty when all is sound.
 */
export function checkContent(folder: string): Problem[] {
  const problems: Problem[] = [];
  const reportIn = (file: string) => (line: number, message: string) => void problems.push({ file, line, message });
  const sources = sourcesIn(folder).map((source) => ({ ...source, report: reportIn(source.file) }));
  const pages = new Map(sources.map((source) => [`${source.lang}/${source.path}`, { ...source, body: readBody(source.text, source.report) }]));
  const paths = new Set(sources.map((source) => source.path));

  const references = new Set<string>();
  const bibliography = reportIn("content/bibliography.json");
  const { data: works, lineOf: lineOfWork } = readJson(join(folder, "bibliography.json"), z.array(referenceSchema), bibliography);
  for (const [index, { id }] of (works ?? []).entries()) {
    if (references.has(id)) bibliography(lineOfWork([index, "id"]), `"${id}" is there twice; give one of them another id`);
    references.add(id);
  }

  const brands = new Set(filesIn(join(folder, "brands"), ".json").map((name) => name.replace(/\.json$/, "")));
  const prefixes = new Map<string, string>();
  for (const slug of brands) {
    const report = reportIn(`content/brands/${slug}.json`);
    const { data, lineOf } = readJson(join(folder, "brands", `${slug}.json`), brandSchema.extend({ slug: z.literal(slug) }), report);
    const holder = data && prefixes.get(data.prefix);
    if (holder) report(lineOf(["prefix"]), `${data.prefix} is the prefix of ${holder}; choose another`);
    if (data) prefixes.set(data.prefix, slug);
    const values = named(paths, new RegExp(`^brands/${slug}/values/`), "").size;
    if (values < fewestValues) report(1, `has ${values} values; write at least ${fewestValues} in content/<language>/brands/${slug}/values`);
  }
  for (const slug of named(paths, /^brands\/([^/]+).*$/, "$1"))
    if (!brands.has(slug)) reportIn(`content/brands/${slug}.json`)(1, "is missing; write it, there are pages of this brand");

  const wanted = new Set([...promised, ...[...brands].flatMap((slug) => ["", "/mission", "/vision"].map((page) => `brands/${slug}${page}`)), ...paths]);
  const missing = langs.flatMap((lang) => [...wanted].map((path) => `${lang}/${path}`)).filter((address) => !pages.has(address));
  for (const address of missing) reportIn(`content/${address.replace(/^(..\/brands\/[^/]+)$/, "$1/index")}.mdx`)(1, "is missing; write it");
  const { components, matter } = vocabulary(paths, works && references);
  const otherPages = new Set([...otherAddresses, ...[...brands].map((slug) => `brands/${slug}/values`)]);

  const faultOfLink = (url: string, lang: Lang): string | null => {
    if (/^(https?:\/\/|mailto:)/.test(url)) return null;
    const [, first, path = "", anchor] = /^\/([^/?#]+)(?:\/([^?#]+))?(?:\?[^#]*)?(?:#(.*))?$/.exec(url) ?? [];
    if (first !== lang) return `link "${url}" ${isLang(first) ? "leads to the other language" : "has no language"}; begin it with /${lang}`;
    const page = pages.get(`${lang}/${path}`);
    const isStandard = path.startsWith("standards/") && isCode(path.slice("standards/".length));
    if (!page && !isStandard && !otherPages.has(path)) return `link "${url}" leads nowhere; correct it, or write that page`;
    if (anchor === undefined || page?.body === null || page?.body.anchors.has(anchor)) return null;
    return `link "${url}" leads to no heading; there is ${[...(page?.body.anchors ?? [])].map((id) => `#${id}`).join(", ") || "none to link to"}`;
  };

  const checkBody = (tree: Root, lang: Lang, report: Report) => {
    for (const node of walk(tree)) {
      const line = node.position?.start.line ?? 1;
      if (node.type === "heading" && node.depth === 1) report(line, "is a heading of the first level; begin it with ##, the first level is the title");
      if (node.type === "mdxjsEsm" || node.type === "mdxFlowExpression" || node.type === "mdxTextExpression") report(line, "is code; write it as text");
      const fault = node.type === "link" || node.type === "definition" || node.type === "image" ? faultOfLink(node.url, lang) : null;
      if (fault) report(line, fault);
      if (node.type !== "mdxJsxFlowElement" && node.type !== "mdxJsxTextElement") continue;
      const schema = Object.hasOwn(components, node.name ?? "") ? components[node.name ?? ""] : undefined;
      if (!schema) report(line, `unknown component <${node.name ?? ""}>; there are ${Object.keys(components).join(", ")}`);
      const { props, lines } = propsOf(node);
      for (const { path, message } of faultsIn(schema?.safeParse(props).error, `<${node.name}>`)) report(lines[String(path[0])] ?? line, message);
    }
  };

  const lists = new Map<string, string>();
  const declared = new Map<string, z.output<typeof matter>>();
  for (const [address, { lang, path, file, text, report, body }] of pages) {
    if (body) checkBody(body.tree, lang, report);
    const words = body ? textOf(body.tree, " ").split(/\s+/).filter(Boolean).length : fewestWords;
    if (words < fewestWords && path.startsWith("handbook/") && !brief.includes(path)) report(1, `has ${words} words; write at least ${fewestWords}`);

    const front = /^---\n([\s\S]*?)\n---\n/.exec(text)?.[1] ?? null;
    const { data, lineOf } = readData(front, matter, report, 1, "has no front matter; begin with it, between two lines of ---");
    if (!data) continue;
    declared.set(address, data);
    const list = `${lang}/${path.replace(/[^/]+$/, "")}${data.order}`;
    const before = lists.get(list);
    if (before) report(lineOf(["order"]), `order ${data.order} is that of ${before}; choose another`);
    lists.set(list, file);
    const original = declared.get(`${langs[0]}/${path}`) ?? data;
    const unequal = alike.filter((key) => String(data[key]) !== String(original[key]));
    for (const key of unequal) report(lineOf([key]), `${key} is ${data[key]} here and ${original[key]} in content/${langs[0]}; make them equal`);
  }
  return problems.sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line);
}

if (process.argv[1] === import.meta.filename) {
  const problems = checkContent(contentFolder);
  for (const { file, line, message } of problems) console.log(`${file}:${line} ${message}`);
  if (problems.length > 0) process.exitCode = 1;
  else console.log(`${sourcesIn(contentFolder).length} pages are sound`);
}
