import { z } from "zod";
import type { Messages } from "@/lib/say";
import { answers, importBody, questions } from "./schema";

type Schema = Record<string, unknown>;

/** A shape as JSON Schema, without what only stands at the top of a document. */
function schemaOf(shape: z.ZodType, io: "input" | "output" = "output"): Schema {
  const { $schema: _, ...schema } = z.toJSONSchema(shape, { io, reused: "inline" }) as Schema;
  return schema;
}

/** The parameters behind the question mark. */
const queryOf = (shape: z.ZodObject) => {
  const { properties = {}, required = [] } = schemaOf(shape, "input") as { properties?: Record<string, Schema>; required?: string[] };
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: "query",
    required: required.includes(name),
    ...(description ? { description } : {}),
    schema,
  }));
};

const inPath = (name: string, description: string) => ({ name, in: "path", required: true, description, schema: { type: "string" } });
const json = (name: keyof typeof answers) => ({ "application/json": { schema: { $ref: `#/components/schemas/${name}` } } });
const problem = (description: string) => ({ description, content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } } });

const asks = (id: string, summary: string, answer: keyof typeof answers, shape: z.ZodObject, paths: ReturnType<typeof inPath>[] = []) => ({
  get: {
    operationId: id,
    summary,
    // Reading needs no token unless only staff may read.
    security: [{}, { token: [] }],
    parameters: [...paths, ...queryOf(shape)],
    responses: {
      200: { description: summary, content: json(answer) },
      304: { description: "As it was when its ETag was given." },
      400: problem("The question cannot be read."),
      401: problem("Only staff may read, or the token does not work."),
      ...(paths.length > 0 ? { 404: problem("It is not there.") } : {}),
      429: problem("Too many wrong tokens."),
      ...anyway,
    },
  },
});

/** What every question may be answered with. */
const anyway = { 405: problem("The path does not take this method."), 500: problem("Something went wrong on our side.") };

const code = inPath("code", "The code of a standard, such as LIN-TEL-02.");

/** The interface in OpenAPI 3.1, made of the very shapes that read and write it. */
export const documentOf = (origin: string) => ({
  openapi: "3.1.0",
  info: {
    title: "Maatstaf",
    version: "1",
    description: "Standards of service, their versions, brands and principles to read; standards to import with a personal token.",
  },
  servers: [{ url: `${origin}/api/v1` }],
  paths: {
    "/standards": asks("listStandards", "The standards that hold, a page at a time", "Standards", questions.standards),
    "/standards/{code}": asks("findStandard", "A standard as it holds now", "Standard", questions.lang, [code]),
    "/standards/{code}/versions": asks("listVersions", "Every version of a standard, the newest first", "Versions", questions.lang, [code]),
    "/standards/{code}/versions/{n}": asks("findVersion", "One version of a standard", "Version", questions.lang, [code, inPath("n", "Its number, from 1.")]),
    "/brands": asks("listBrands", "The brands", "Brands", questions.lang),
    "/brands/{slug}": asks("findBrand", "A brand with its values", "Brand", questions.lang, [inPath("slug", "The slug of a brand.")]),
    "/principles": asks("listPrinciples", "The service principles", "Principles", questions.lang),
    "/imports": {
      post: {
        operationId: "importStandards",
        summary: "Hold standards against what is there and, when asked, import them: all or nothing",
        security: [{ token: [] }],
        parameters: queryOf(questions.imports),
        requestBody: {
          required: true,
          content: {
            "text/csv": { schema: { type: "string" } },
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": { schema: { type: "string", format: "binary" } },
            "application/json": { schema: schemaOf(importBody, "input") },
          },
        },
        responses: {
          200: { description: "What it would do; or, when asked to import, that there was nothing to do.", content: json("Import") },
          201: { description: "What was imported.", content: json("Import") },
          400: problem("The question or the body cannot be read."),
          401: problem("There is no token that works."),
          404: problem("Only quality leaders import."),
          409: problem("Something moved while it was read; send it again."),
          411: problem("The length of the body is not said."),
          413: problem("More than 5 MB."),
          415: problem("Another kind of body."),
          422: problem("Rows are faulty, or not complete enough for review; nothing was changed."),
          429: problem("Too many imports; wait a quarter of an hour."),
          ...anyway,
        },
      },
    },
  } satisfies Record<keyof Messages["api"]["does"], object>,
  components: {
    schemas: Object.fromEntries(Object.entries(answers).map(([name, shape]) => [name, schemaOf(shape)])),
    securitySchemes: { token: { type: "http", scheme: "bearer", description: "A personal token of a quality leader, made on their own page." } },
  },
});
