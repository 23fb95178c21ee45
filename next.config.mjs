import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import createMDX from "@next/mdx";
import { PHASE_PRODUCTION_BUILD, PHASE_PRODUCTION_SERVER } from "next/constants.js";

const withMDX = createMDX({
  options: {
    remarkPlugins: ["remark-gfm", ["remark-frontmatter", ["yaml"]], ["remark-mdx-frontmatter", { name: "frontmatter" }]],
    rehypePlugins: ["rehype-slug"],
    providerImportSource: "@/ui/prose",
  },
});

/** A name for each build, by which a page knows that the server runs another; the server reads it from the build it serves. */
function deploymentId(phase) {
  if (phase === PHASE_PRODUCTION_BUILD) return randomUUID().slice(0, 8);
  return phase === PHASE_PRODUCTION_SERVER ? JSON.parse(readFileSync(".next/required-server-files.json", "utf8")).config.deploymentId : undefined;
}

/** @type {import("next").NextConfig} */
const config = {
  // Served by our own server (app/serve.ts), which compresses, names no framework and answers errors.
  compress: false,
  poweredByHeader: false,
  // The benchmark adds bare pages to compare with, in the build of its own copy.
  pageExtensions: process.env.MAATSTAF_BENCH ? ["tsx", "ts", "bench.tsx", "bench.ts"] : ["tsx", "ts"],
  images: { unoptimized: true },
  // Titles and descriptions stand in the head for every reader, also where our server renders for none in particular.
  htmlLimitedBots: /.*/,
  serverExternalPackages: ["@electric-sql/pglite", "@node-rs/argon2", "pino", "@zxcvbn-ts/core", "@zxcvbn-ts/language-common"],
  // How large a post may be is decided in app/lib/posts.ts, by address; this is the largest of those.
  // Each page is loaded when it is first asked for, so that the first answer does not wait for all of them.
  experimental: { globalNotFound: true, serverActions: { bodySizeLimit: "6mb" }, preloadEntriesOnStart: false },
};

export default (phase) => withMDX({ ...config, deploymentId: deploymentId(phase) });
