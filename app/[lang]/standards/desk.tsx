import type { Lang } from "@/lib/lang";
import { say } from "@/lib/say";

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
