import { randomUUID } from "node:crypto";
import type { Lang } from "@/lib/lang";
import { dayOf, say } from "@/lib/say";
import { Form, Submit } from "@/ui/form";
import { Badge, Notice } from "@/ui/parts";
import { markNotices } from "./actions";
import type { Received } from "./queries";
import { sentenceOf } from "./rules";

/** A notice: what it says, as a link to what it is about, when it came, and the way to tick it off or back on. */
function ReceivedNotice({ lang, notice }: { lang: Lang; notice: Received }) {
  const t = say(lang).notices;
  const sentence = sentenceOf(lang, notice);
  const unread = notice.readAt === null;
  return (
    <li className={unread ? "unread" : undefined}>
      <a href={`/${lang}/${notice.to}`}>{sentence}</a>
      <div>
        {unread ? <Badge>{t.isUnread}</Badge> : <span>{t.isRead}</span>}
        <time dateTime={notice.at.toISOString()}>{dayOf(lang, notice.at)}</time>
        {/* The same button either way, so that the focus stays on it. */}
        <Submit quiet name={unread ? "read" : "unread"} value={notice.id}>
          {unread ? t.read : t.unreadAgain}
          <span className="vh">{t.of(sentence)}</span>
        </Submit>
      </div>
    </li>
  );
}

/** Notices, the newest first, in a form that marks them; `made` is when they were looked up. */
export const ReceivedNotices = ({ lang, notices, unread, made }: { lang: Lang; notices: Received[]; unread: number; made: Date }) => (
  <Form action={markNotices} formKey={randomUUID()}>
    <input type="hidden" name="until" value={made.toISOString()} />
    {unread > 0 && (
      <Submit quiet name="all" value="yes">
        {say(lang).notices.readAll}
      </Submit>
    )}
    <ul className="notices">
      {notices.map((notice) => (
        <ReceivedNotice key={notice.id} lang={lang} notice={notice} />
      ))}
    </ul>
  </Form>
);

type UnreadProps = {
  lang: Lang;
  notices: Received[];
  unread: number;
  /** What the page itself asks to be done, by address below the language: it is not said twice. */
  asked?: readonly string[];
};

/** The unread notices in short, for the top of a page; nothing when there are none. */
export function UnreadNotices({ lang, notices, unread, asked = [] }: UnreadProps) {
  const told = notices.filter(({ to }) => !asked.includes(to));
  const left = unread - (notices.length - told.length);
  if (left === 0) return null;
  const t = say(lang).notices;
  return (
    <Notice title={t.unread(left)}>
      {told.map((notice) => (
        <span key={notice.id} className="block">
          <a href={`/${lang}/${notice.to}`}>{sentenceOf(lang, notice)}</a>
        </span>
      ))}
      <a href={`/${lang}/me/notices`}>{t.all}</a>
    </Notice>
  );
}
