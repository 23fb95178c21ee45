import type { Metadata } from "next";
import { documentOf } from "@/api/v1/document";
import { listPage } from "@/api/v1/queries";
import { listBrands } from "@/lib/content";
import { env } from "@/lib/env";
import { metaOf } from "@/lib/meta";
import { langOf } from "@/lib/params";
import { isA } from "@/lib/policy";
import { say } from "@/lib/say";
import { findActor, requireReader } from "@/lib/session";
import { DeskPage } from "@/standards/desk";
import { Columns, Head, Section } from "@/ui/shell";

type Props = { params: Promise<{ lang: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const lang = langOf((await params).lang);
  const t = say(lang).api;
  return metaOf(lang, "standards/api", t.title, t.lede);
}

/** Something to type into a terminal. */
const Typed = ({ children }: { children: string }) => (
  <pre className="gap whitespace-pre-wrap break-words">
    <code>{children}</code>
  </pre>
);

/** What programs can ask and do, for whoever writes one: kiosks, an intranet, a learning system. */
export default async function ApiPage({ params }: Props) {
  const lang = langOf((await params).lang);
  await requireReader(lang, "standards/api");
  const actor = await findActor(lang);
  const t = say(lang);
  const words = t.api;
  const base = `${env().url.origin}/api/v1`;
  const paths: Record<string, object> = documentOf(env().url.origin).paths;
  const addresses = Object.entries(words.does).map(([path, does]) => ({ path, method: "post" in (paths[path] ?? {}) ? "POST" : "GET", does }));
  // What is typed as an example is there.
  const brand = listBrands()[0]?.slug;
  const code = (await listPage(actor, {}, { lang, after: "", limit: 1 })).items[0]?.code;
  return (
    <DeskPage lang={lang} here="standards/api" trail={[{ label: words.title }]}>
      <Head title={words.title} lede={words.lede} />
      <Section title={words.addresses} wide>
        <table className="table">
          <caption>{words.caption(base)}</caption>
          <Columns of={[words.columns.address, words.columns.does]} />
          <tbody>
            {addresses.map(({ path, method, does }) => (
              <tr key={path}>
                <th scope="row">
                  <code>
                    {method} {path}
                  </code>
                </th>
                <td data-label={words.columns.does}>{does}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className="gap max-w-measure">
          {words.described} <a href="/api/v1/openapi.json">openapi.json</a>
        </p>
      </Section>
      <Section title={words.read}>
        <p>{env().reading === "public" ? words.readPublic : words.readStaff}</p>
        <Typed>{`curl '${base}/standards?lang=${lang}${brand ? `&brand=${brand}` : ""}&limit=10'`}</Typed>
        {code && <Typed>{`curl '${base}/standards/${code}?lang=${lang}'`}</Typed>}
        <p className="gap">{words.pages}</p>
      </Section>
      <Section title={words.import}>
        <p>{words.importText}</p>
        <Typed>{`curl -X POST '${base}/imports?lang=${lang}' \\
  -H 'Authorization: Bearer maatstaf_…' \\
  -H 'Content-Type: text/csv' --data-binary @${lang === "nl" ? "normen" : "standards"}.csv`}</Typed>
        <p className="gap">{words.applyText}</p>
        <Typed>{`curl -X POST '${base}/imports?lang=${lang}&apply=drafts' \\
  -H 'Authorization: Bearer maatstaf_…' -H 'Content-Type: application/json' \\
  -d '{"standards":[{"code":"${code ?? "LIN-TEL-02"}","target":90}]}'`}</Typed>
        {isA(actor, "leader") && (
          <p className="gap flex flex-wrap gap-x-6 gap-y-2">
            <a href={`/${lang}/me#tokens`}>{words.toTokens}</a>
            <a href={`/${lang}/standards/import`}>{words.toImport}</a>
          </p>
        )}
      </Section>
      <Section title={words.problems}>
        <p>{words.problemsText}</p>
      </Section>
    </DeskPage>
  );
}
