import createMDX from "@next/mdx";

const withMDX = createMDX({
  options: {
    remarkPlugins: ["remark-gfm", ["remark-frontmatter", ["yaml"]], ["remark-mdx-frontmatter", { name: "frontmatter" }]],
    rehypePlugins: ["rehype-slug"],
    providerImportSource: "@/ui/prose",
  },
});

/** @type {import("next").NextConfig} */
const config = {
  // Served by our own server (app/serve.ts), which compresses, names no framework and answers errors.
  compress: false,
  poweredByHeader: false,
  // The benchmark adds a bare page to compare with, in a build of its own.
  distDir: process.env.MAATSTAF_BENCH ? ".next-bench" : ".next",
  pageExtensions: process.env.MAATSTAF_BENCH ? ["tsx", "ts", "bench.tsx", "bench.ts"] : ["tsx", "ts"],
  images: { unoptimized: true },
  // Titles and descriptions stand in the head for every reader, also where our server renders for none in particular.
  htmlLimitedBots: /.*/,
  serverExternalPackages: ["@electric-sql/pglite", "@node-rs/argon2", "pino", "@zxcvbn-ts/core", "@zxcvbn-ts/language-common"],
  // Each page is loaded when it is first asked for, so that the first answer does not wait for all of them.
  experimental: { globalNotFound: true, serverActions: { bodySizeLimit: "2mb" }, preloadEntriesOnStart: false },
};

export default withMDX(config);
