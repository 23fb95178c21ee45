import type { Lang } from "@/lib/lang";
import { request } from "@/lib/request";
import { say } from "@/lib/say";
import { Head, Page } from "@/ui/shell";

/** In place of a link's page: one answer for a link that is unknown, used or expired, so that nobody learns which, with status 410. */
export function LinkGone({ lang, here }: { lang: Lang; here: string }) {
  const t = say(lang).signIn.gone;
  request().status = 410;
  return (
    <Page lang={lang} here={here} work>
      <Head title={t.title} lede={t.text} />
      <p>
        <a className="btn" href={`/${lang}/sign-in`}>
          {t.go}
        </a>
      </p>
    </Page>
  );
}
