import { type Brand, findPage, listBrands } from "@/lib/content";
import type { Lang } from "@/lib/lang";
import { say } from "@/lib/say";
import type { Norm } from "./queries";

/** The standards of one owner: a brand, the organisation, or a department. */
export type Owner = { id: string; name: string; brand: Brand | null; about: string; norms: Norm[] };

/** Standards by owner: the brands in their order, then the organisation, then the departments by name. Who has none is left out. */
export function byOwner(lang: Lang, norms: Norm[]): Owner[] {
  const t = say(lang).standards;
  const brands = listBrands().map((brand) => ({
    id: brand.slug,
    name: brand.name,
    brand,
    about: findPage(lang, `brands/${brand.slug}`)?.summary ?? "",
    norms: norms.filter((norm) => norm.brand === brand.slug),
  }));
  const rest = norms.filter((norm) => brands.every((owner) => owner.id !== norm.brand));
  const organisation = {
    id: "organisation",
    name: say(lang).common.organisation,
    brand: null,
    about: t.forAllBrands,
    norms: rest.filter((norm) => !norm.owner),
  };
  const units = new Map(rest.flatMap((norm) => (norm.owner ? [[norm.owner.slug, norm.owner.name]] : [])));
  const departments = [...units]
    .map(([slug, name]) => ({ id: slug, name, brand: null, about: t.forColleagues, norms: rest.filter((norm) => norm.owner?.slug === slug) }))
    .sort((a, b) => a.name.localeCompare(b.name, lang));
  return [...brands, organisation, ...departments].filter((owner) => owner.norms.length > 0);
}
