import { langOf } from "@/lib/params";
import { say } from "@/lib/say";
import { Head, Page } from "@/ui/shell";

type Status = keyof Omit<ReturnType<typeof say>["problems"], "toHome" | "toStandards">;

/** What our server shows in place of an answer it cannot give: why, and where to go on. */
export default async function ProblemPage({ params }: { params: Promise<{ lang: string; status: string }> }) {
  const { lang: given, status } = await params;
  const lang = langOf(given);
  const { problems } = say(lang);
  const { title, text } = problems[(status in problems ? Number(status) : 500) as Status];
  return (
    <Page lang={lang} here="">
      <title>{`${title} | Maatstaf`}</title>
      <Head title={title} lede={text} />
      <p className="ui">
        <a href={`/${lang}`}>{problems.toHome}</a> · <a href={`/${lang}/standards`}>{problems.toStandards}</a>
      </p>
    </Page>
  );
}
