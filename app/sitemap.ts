import type { MetadataRoute } from "next";
import { listBrands, listPages } from "@/lib/content";
import { env } from "@/lib/env";
import { langs } from "@/lib/lang";
import { pathIn } from "@/lib/meta";
import { listEntries } from "@/standards/queries";

// It lists what is published now, at the address that is set now.
export const dynamic = "force-dynamic";

/** Every page that everyone may read, in each language with the address in the other; nothing when only staff may read. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const { reading, url } = env();
  if (reading === "staff") return [];
  const [lang] = langs;
  const standards = await listEntries("", lang);
  const pages = [
    "",
    "handbook",
    "brands",
    "standards",
    "calculator",
    ...listPages(lang).map((page) => page.path),
    ...listBrands().map((brand) => `brands/${brand.slug}/values`),
    ...standards.map((standard) => `standards/${standard.code}`),
  ];
  const address = (to: (typeof langs)[number], here: string) => new URL(pathIn(to, here), url).href;
  return pages.flatMap((here) => {
    const languages = Object.fromEntries(langs.map((to) => [to, address(to, here)]));
    return langs.map((to) => ({ url: address(to, here), alternates: { languages } }));
  });
}
