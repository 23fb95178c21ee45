import type { Metadata } from "next";
import { langOf } from "@/lib/params";
import { say } from "@/lib/say";
import { Head, Page } from "@/ui/shell";

type Status = keyof Omit<ReturnType<typeof say>["problems"], "toHome" | "toStandards" | "signIn" | "resend" | "reopen">;

type Props = { params: Promise<{ lang: string; status: string }> };

async function problemOf(params: Props["params"]) {
  const { lang: given, status } = await params;
  const lang = langOf(given);
  const { problems } = say(lang);
  return { lang, status, problems, ...problems[(status in problems ? Number(status) : 500) as Status] };
}

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => ({ title: (await problemOf(params)).title });

/** What our server shows in place of an answer it cannot give: why, and where to go on. */
export default async function ProblemPage({ params }: Props) {
  const { lang, status, problems, title, text } = await problemOf(params);
  return (
    <Page lang={lang} here="">
      <Head title={title} lede={text} />
      {/* What was posted is put into the form and the list by the server in front. */}
      {status === "401" && (
        <form method="post" encType="multipart/form-data" className="flex flex-wrap gap-3">
          <a className="btn" href={`/${lang}/sign-in`} target="_blank" rel="noopener">
            {problems.signIn}
          </a>
          <button className="btn quiet" type="submit">
            {problems.resend}
          </button>
        </form>
      )}
      {status === "409" && (
        <>
          <p>
            {/* biome-ignore lint/a11y/useValidAnchor: the address that was posted to */}
            <a className="btn" href="" target="_blank" rel="noopener">
              {problems.reopen}
            </a>
          </p>
          <dl className="held" />
        </>
      )}
      {status !== "401" && status !== "409" && (
        <p className="ui flex flex-wrap gap-x-6 gap-y-2">
          <a href={`/${lang}`}>{problems.toHome}</a>
          <a href={`/${lang}/standards`}>{problems.toStandards}</a>
        </p>
      )}
    </Page>
  );
}
