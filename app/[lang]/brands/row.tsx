import { type Brand, findPage, listValues } from "@/lib/content";
import type { Lang } from "@/lib/lang";
import { pathIn } from "@/lib/meta";
import { say } from "@/lib/say";
import { BrandMark } from "@/ui/shell";

/** The list of standards, narrowed down to a brand. */
export const standardsOf = (lang: Lang, brand: Brand): string => `${pathIn(lang, "standards")}?brand=${brand.slug}`;

/** The title of a text with what it is, in the heading tone of the brand around it. */
const Titled = ({ lang, label, path }: { lang: Lang; label: string; path: string }) => {
  const page = findPage(lang, path);
  return (
    page && (
      <div>
        <p className="lbl">{label}</p>
        <p className="mt-1 font-text text-h2 leading-tight text-ink [font-style:var(--heading-style)] [font-weight:var(--heading-weight)]">
          <a href={pathIn(lang, path)}>{page.title}</a>
        </p>
      </div>
    )
  );
};

/** A brand in a list: mark, name and character at the left, its mission and the number of its standards at the right; `full` adds vision and values. */
export function BrandRow({ lang, brand, standards, full }: { lang: Lang; brand: Brand; standards: number; full?: boolean }) {
  const t = say(lang).brands;
  const id = `brand-${brand.slug}`;
  return (
    <section className={`brand ${brand.slug}`} aria-labelledby={id}>
      <div>
        <h3 id={id}>
          <BrandMark brand={brand} />
          <a href={pathIn(lang, `brands/${brand.slug}`)}>{brand.name}</a>
        </h3>
        <p>{findPage(lang, `brands/${brand.slug}`)?.summary}</p>
      </div>
      <div className="grid gap-5">
        <Titled lang={lang} label={t.mission} path={`brands/${brand.slug}/mission`} />
        {full && <Titled lang={lang} label={t.vision} path={`brands/${brand.slug}/vision`} />}
        {full && (
          <div>
            <p className="lbl">{t.values}</p>
            <ul className="flex flex-wrap gap-x-6">
              {listValues(lang, brand.slug).map((value) => (
                <li key={value.id}>
                  <a href={pathIn(lang, value.path)}>{value.title}</a>
                </li>
              ))}
            </ul>
          </div>
        )}
        <p className="note">
          <a href={standardsOf(lang, brand)}>{t.standards(standards)}</a>
        </p>
      </div>
    </section>
  );
}
