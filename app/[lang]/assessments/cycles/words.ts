import { findPrinciple } from "@/lib/content";
import type { Lang } from "@/lib/lang";
import type { Actor } from "@/lib/policy";
import { day, list, number, say } from "@/lib/say";
import { listUnitNames } from "./queries";
import type { Settings } from "./schema";

/** A setting of a cycle in words. */
export type Said = { name: string; value: string };

/** What a cycle is called: its name, else its number. */
export const cycleName = (lang: Lang, { slug, name }: { slug: string; name: string }): string => name || say(lang).assessments.cycle(slug);

const who = ({ answerers, answererRole }: Pick<Settings, "answerers" | "answererRole">) => (answerers === "role" ? (answererRole ?? "employee") : answerers);

/** The settings of a cycle in words, without its days. */
export function choicesSaid(lang: Lang, units: string[], settings: Omit<Settings, "units" | "opensOn" | "closesOn" | "name">): Said[] {
  const t = say(lang);
  const c = t.cycles;
  const principles = settings.principles.map((slug) => findPrinciple(lang, slug)?.title ?? slug);
  const channels = settings.channels.map((channel) => t.channels[channel]);
  const reminders = [
    ...settings.remindBefore.map((days) => `${c.daysBefore(String(days))} ${c.before.toLowerCase()}`),
    ...(settings.remindOn ? [c.on.toLowerCase()] : []),
    ...(settings.remindAfter ? [c.after.toLowerCase()] : []),
  ];
  return [
    { name: c.units, value: list(lang, units) },
    { name: c.who, value: c.whoChoices[who(settings)] },
    { name: c.principles, value: principles.length > 0 ? list(lang, principles) : c.all },
    { name: c.channels, value: channels.length > 0 ? list(lang, channels) : c.all },
    { name: c.changedOnly, value: settings.changedOnly ? c.yes : c.no },
    { name: c.reminders, value: reminders.length > 0 ? list(lang, reminders) : c.nobody },
    { name: c.cap, value: number(lang, settings.remindCap) },
  ];
}

/** All settings of a plan in words. */
export async function settingsSaid(actor: Actor, settings: Settings): Promise<Said[]> {
  const c = say(actor.lang).cycles;
  return [
    { name: c.name, value: settings.name || c.nobody },
    ...choicesSaid(actor.lang, await listUnitNames(actor, settings.units), settings),
    { name: c.opensOn, value: day(actor.lang, settings.opensOn) },
    { name: c.closesOn, value: day(actor.lang, settings.closesOn) },
  ];
}
