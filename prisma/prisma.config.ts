import { defineConfig } from "prisma/config";

// The engine that would be fetched here is used by none of our commands, and its host may be out of reach.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({ schema: ".", migrations: { path: "migrations" } });
