import type { Metadata } from "next";
import { listPages, listPrinciples, type Page as Text } from "@/lib/content";
import { metaOf, pathIn } from "@/lib/meta";
import { langOf } from "@/lib/params";
import { say } from "@/lib/say";
import { requireReader } from "@/lib/session";
import { Head, Page, Section } from "@/ui/shell";
import { PrincipleSteps } from "./reading";
import { inReadingOrder } from "./rules";

type Props = { params: Promise<{ lang: string }> };

/** Title, summary and addresses of the contents. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const lang = langOf((await params).lang);
  const t = say(lang).handbook;
  return metaOf(lang, "handbook", t.title, t.summary);
}

const About = ({ text }: { text: Text }) => (
  <>
    <p>{text.summary}</p>
    <p className="note">{say(text.lang).minutes(text.minutes)}</p>
  </>
);

/** Everything in the handbook in its order, with what it is about and how long it takes to read. */
export default async function HandbookPage({ params }: Props) {
  const lang = langOf((await params).lang);
  await requireReader(lang, "handbook");
  const t = say(lang).handbook;
  const texts = inReadingOrder(listPages(lang), "handbook");
  const principles = listPrinciples(lang).map((principle) => principle.path);
  return (
    <Page lang={lang} section="handbook" here="handbook">
      <Head title={t.title} lede={t.summary} />
      {texts
        .filter((text) => text.path.split("/").length === 2)
        .map((text) => {
          const below = texts.filter((inner) => inner.path.startsWith(`${text.path}/`));
          return (
            <Section key={text.path} title={<a href={pathIn(lang, text.path)}>{text.title}</a>}>
              <About text={text} />
              {below.some((inner) => principles.includes(inner.path)) ? (
                <div className="side mt-5">
                  <PrincipleSteps lang={lang} full />
                </div>
              ) : (
                below.map((inner) => (
                  <div key={inner.path} className="mt-5 border-t border-line pt-4">
                    <h3>
                      <a href={pathIn(lang, inner.path)}>{inner.title}</a>
                    </h3>
                    <About text={inner} />
                  </div>
                ))
              )}
            </Section>
          );
        })}
    </Page>
  );
}
