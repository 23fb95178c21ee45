import type { ReactNode } from "react";
import type { Lang } from "@/lib/lang";
import { say } from "@/lib/say";
import { type Crumb, Page } from "@/ui/shell";

const places = ["review", "keeping", "translations", "import", "guides", "coverage"] as const;

/** The pages on which leaders work on standards, with the one in view marked. */
export function Desk({ lang, here }: { lang: Lang; here?: (typeof places)[number] }) {
  const t = say(lang).desk;
  return (
    <nav className="desk" aria-label={t.label}>
      {places.map((place) => (
        <a key={place} href={`/${lang}/standards/${place}`} aria-current={place === here ? "page" : undefined}>
          {t[place]}
        </a>
      ))}
    </nav>
  );
}

type DeskPageProps = { lang: Lang; here: string; brand?: string | null; trail: Crumb[]; children: ReactNode };

/** A page on which leaders work on standards; its `trail` goes on from their list. */
export function DeskPage({ lang, here, brand, trail, children }: DeskPageProps) {
  return (
    <Page lang={lang} section="standards" here={here} brand={brand} work crumbs={[{ label: say(lang).standards.title, href: `/${lang}/standards` }, ...trail]}>
      {children}
    </Page>
  );
}
