import type { MetadataRoute } from "next";
import { env } from "@/lib/env";
import { langs } from "@/lib/lang";

// The address and who may read are settings of the running process, not of the build.
export const dynamic = "force-dynamic";

const personal = ["assessments", "me", "people", "invite", "setup"];

/** What search engines may visit: the reading pages when everyone may read, else nothing. */
export default function robots(): MetadataRoute.Robots {
  const { reading, url } = env();
  if (reading === "staff") return { rules: { userAgent: "*", disallow: "/" } };
  return {
    rules: { userAgent: "*", allow: "/", disallow: ["/api/", ...langs.flatMap((lang) => personal.map((area) => `/${lang}/${area}`))] },
    sitemap: new URL("/sitemap.xml", url).href,
  };
}
