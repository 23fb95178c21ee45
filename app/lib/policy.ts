import type { Lang } from "@/lib/lang";
import { Refusal } from "@/lib/refusal";

export type RoleKind = "employee" | "manager" | "leader" | "administrator";

/** A role as it holds today: for a unit and everything under it, for a brand, or (both null) for the whole organisation. */
export type Grant = { kind: RoleKind; brand: string | null; unitPath: string | null };

/** Who asks. A visitor has no id and no grants. */
export type Actor = { id: string | null; name: string; lang: Lang; grants: Grant[] };

/** Somebody who is not signed in. */
export const visitor = (lang: Lang): Actor => ({ id: null, name: "", lang, grants: [] });

/** Where something belongs: a unit (with its brand, if it has one), a brand, or (both null) the organisation. */
export type Scope = { brand: string | null; unitPath: string | null };

/** Whether a role reaches a place: its own, and everything under it. */
export const covers = (grant: Grant, scope: Scope): boolean =>
  grant.unitPath !== null ? (scope.unitPath?.startsWith(grant.unitPath) ?? false) : grant.brand !== null ? grant.brand === scope.brand : true;

const holds = (actor: Actor, kind: RoleKind, scope: Scope) => actor.grants.some((grant) => grant.kind === kind && covers(grant, scope));
const holdsAnywhere = (actor: Actor, kind: RoleKind) => actor.grants.some((grant) => grant.kind === kind);
const isSelf = (actor: Actor, personId: string) => actor.id !== null && actor.id === personId;

/** The unit directly above, where a manager's own assessment goes. */
const above = (unitPath: string) => unitPath.replace(/[^/]+\/$/, "");

type AssessmentTarget = { personId: string; role: RoleKind; unitPath: string; brand: string | null; submitted: boolean; cycleOpen: boolean };

/** Where an improvement came from: somebody's assessment, or (null) a report about its unit. */
type ImprovementOrigin = { assessment: AssessmentTarget | null; scope: Scope };

/** An improvement: whose it is, who agreed on it, and whether the actor ever opened the assessment it came from. */
type FollowTarget = ImprovementOrigin & { ownerId: string; byId: string; viewed: boolean };

/** An assessment with its second opinion: who began one, how far that is, and whether the actor opened the assessment before. */
export type SecondTarget = AssessmentTarget & { raterId: string | null; given: boolean; answered: boolean; closed: boolean; viewed: boolean };

/** Whether the actor manages whose assessment this is; a manager's own goes to the manager above. */
const managesIt = (actor: Actor, it: AssessmentTarget) =>
  holds(actor, "manager", { brand: it.role === "manager" ? null : it.brand, unitPath: it.role === "manager" ? above(it.unitPath) : it.unitPath });

/** A second opinion that was given is for the two of them: the person, and who gave it, as long as they manage that person. */
const readsSecond = (actor: Actor, it: SecondTarget) =>
  it.given && it.submitted && (isSelf(actor, it.personId) || (it.raterId !== null && isSelf(actor, it.raterId) && managesIt(actor, it)));

/** What each permission looks at. */
export type Targets = {
  "standard.read": { published: boolean; scope: Scope };
  "standard.draft": { scope: Scope };
  "standard.remark": { scope: Scope };
  "standard.review": { scope: Scope; editors: string[]; fourEyes: boolean };
  "standard.loosen": { editors: string[] };
  "standard.publish": { scope: Scope };
  "standard.retire": { scope: Scope };
  "guide.read": Record<string, never>;
  "guide.import": Record<string, never>;
  "guide.align": { scope: Scope };
  "standard.confirm": { scope: Scope; keeperId: string | null };
  "standard.keep": { scope: Scope };
  "standard.translate": { scope: Scope };
  "owner.set": Record<string, never>;
  "standard.import": Record<string, never>;
  "token.make": Record<string, never>;
  "cycle.manage": { places: Scope[] };
  "assessment.open": { personId: string; cycleOpen: boolean; takesPart: boolean };
  "assessment.answer": AssessmentTarget;
  "assessment.read": AssessmentTarget;
  "assessment.reopen": AssessmentTarget & { given: boolean };
  "assessment.view": SecondTarget;
  "second.give": SecondTarget;
  "second.cancel": SecondTarget;
  "second.read": SecondTarget;
  "second.answer": SecondTarget;
  "second.close": SecondTarget;
  "improvement.agree": ImprovementOrigin;
  "improvement.follow": FollowTarget;
  "improvement.move": FollowTarget & { by: "everyone" | "owner" | "others" };
  "calibration.manage": { places: Scope[] };
  "calibration.read": { places: Scope[]; raters: string[]; closed: boolean };
  "calibration.rate": { raters: string[]; open: boolean };
  "report.read": { scope: Scope };
  "report.team": { scope: Scope };
  "person.manage": Record<string, never>;
  "organisation.manage": Record<string, never>;
  "notice.read": { personId: string };
  "search.ask": { staffOnly: boolean };
  "search.synonyms": Record<string, never>;
  "search.missing": Record<string, never>;
};
export type Permission = keyof Targets;

/** Whether an improvement is the actor's business by where it came from. */
const isParty = (actor: Actor, { assessment, scope }: ImprovementOrigin): boolean =>
  assessment ? policy["assessment.read"](actor, assessment) : holds(actor, "manager", scope) || holds(actor, "leader", scope);

/** Who may do what, a sentence each. A view asks `can`, a command says `authorise`. */
const policy: { [P in Permission]: (actor: Actor, target: Targets[P]) => boolean } = {
  /** What is published may be read by everyone; what is not yet, by leaders of its place. */
  "standard.read": (actor, { published, scope }) => published || holds(actor, "leader", scope),
  /** Leaders write and change drafts for the places they lead. */
  "standard.draft": (actor, { scope }) => holds(actor, "leader", scope),
  /** Leaders of the place remark on a draft, answer each other, and close a remark or open it again. */
  "standard.remark": (actor, { scope }) => holds(actor, "leader", scope),
  /** A leader of the place approves or sends back; with four eyes nobody who wrote a word of it, imported it or put it back. */
  "standard.review": (actor, { scope, editors, fourEyes }) => holds(actor, "leader", scope) && actor.id !== null && !(fourEyes && editors.includes(actor.id)),
  /** What is looser than the organisation's own standard is approved by another leader of the whole organisation, also without four eyes. */
  "standard.loosen": (actor, { editors }) => holds(actor, "leader", { brand: null, unitPath: null }) && actor.id !== null && !editors.includes(actor.id),
  /** Any leader of the place publishes what was approved. */
  "standard.publish": (actor, { scope }) => holds(actor, "leader", scope),
  /** Any leader of the place retires a standard. */
  "standard.retire": (actor, { scope }) => holds(actor, "leader", scope),
  /** Guides and what they find covered are for leaders, of whatever place: what they show of standards is public. */
  "guide.read": (actor) => holdsAnywhere(actor, "leader"),
  /** A guide asks it of every brand: leaders of the whole organisation import it. */
  "guide.import": (actor) => holds(actor, "leader", { brand: null, unitPath: null }),
  /** Leaders say which requirements the standards of their places meet. */
  "guide.align": (actor, { scope }) => holds(actor, "leader", scope),
  /** Its keeper, or a leader of the place, confirms that a standard is still right. */
  "standard.confirm": (actor, { scope, keeperId }) => (keeperId !== null && isSelf(actor, keeperId)) || holds(actor, "leader", scope),
  /** Leaders of the place say who keeps a standard, and how often it is looked at. */
  "standard.keep": (actor, { scope }) => holds(actor, "leader", scope),
  /** Any leader of the place, also who wrote it, says that a translation is still right: it changes no word. */
  "standard.translate": (actor, { scope }) => holds(actor, "leader", scope),
  /** Leaders of the whole organisation say who owns it and its brands. */
  "owner.set": (actor) => holds(actor, "leader", { brand: null, unitPath: null }),
  /** Leaders hold a file with standards against what is there; what they may change of it, each row's place says. */
  "standard.import": (actor) => holdsAnywhere(actor, "leader"),
  /** Leaders give programs a token that acts for them; what it may do is what they may do. */
  "token.make": (actor) => holdsAnywhere(actor, "leader"),
  /** Leaders run cycles for places they lead, all of the cycle's places. */
  "cycle.manage": (actor, { places }) => places.length > 0 && places.every((place) => holds(actor, "leader", place)),
  /** A person opens their own assessment, in an open cycle their unit takes part in. */
  "assessment.open": (actor, { personId, cycleOpen, takesPart }) => isSelf(actor, personId) && cycleOpen && takesPart,
  /** A person answers and submits their own, until it is submitted or the cycle has closed. */
  "assessment.answer": (actor, it) => isSelf(actor, it.personId) && !it.submitted && it.cycleOpen,
  /** One's own always; another's once submitted, by the manager of the unit; a manager's own by the manager above. */
  "assessment.read": (actor, it) => isSelf(actor, it.personId) || (it.submitted && managesIt(actor, it)),
  /** A person takes back their own while the cycle is open, until a second opinion was given on it. */
  "assessment.reopen": (actor, it) => isSelf(actor, it.personId) && it.submitted && it.cycleOpen && !it.given,
  /** The manager opens what was submitted, but not while they are rating it blind themselves. */
  "assessment.view": (actor, it) =>
    !isSelf(actor, it.personId) && it.submitted && managesIt(actor, it) && (it.given || it.raterId === null || !isSelf(actor, it.raterId)),
  /** The manager rates what was submitted without having opened it; the first who begins, until it is given. */
  "second.give": (actor, it) =>
    !isSelf(actor, it.personId) && it.submitted && managesIt(actor, it) && !it.viewed && !it.given && (it.raterId === null || isSelf(actor, it.raterId)),
  /** Whoever began a second opinion gives it up, until it is given. */
  "second.cancel": (actor, it) => it.raterId !== null && isSelf(actor, it.raterId) && !it.given,
  /** The person and who gave it see both. */
  "second.read": readsSecond,
  /** The person says whether they agree, until one of the two has closed it. */
  "second.answer": (actor, it) => isSelf(actor, it.personId) && readsSecond(actor, it) && !it.closed,
  /** Each of the two closes it, once the person has answered. */
  "second.close": (actor, it) => readsSecond(actor, it) && it.answered,
  /** From an assessment its person, and whoever may read it, agree on an improvement; from a report the managers and leaders of its unit. */
  "improvement.agree": (actor, it) => isParty(actor, it),
  /** They see it and change what was agreed, as its owner does; a manager once they opened the assessment or agreed on it themselves, since it tells how somebody rated. */
  "improvement.follow": (actor, it) =>
    isSelf(actor, it.ownerId) ||
    (isParty(actor, it) && (it.assessment === null || it.viewed || isSelf(actor, it.assessment.personId) || isSelf(actor, it.byId))),
  /** A step that is the owner's nobody else takes, and one that is the others' never the owner. */
  "improvement.move": (actor, it) => policy["improvement.follow"](actor, it) && (it.by === "everyone" || (it.by === "owner") === isSelf(actor, it.ownerId)),
  /** Leaders of every place of a cycle write its cases, ask managers to rate them, and see all of the result. */
  "calibration.manage": (actor, { places }) => places.length > 0 && places.every((place) => holds(actor, "leader", place)),
  /** Who was asked to rate sees the result once it closed, with their own figures. */
  "calibration.read": (actor, { places, raters, closed }) =>
    policy["calibration.manage"](actor, { places }) || (closed && raters.some((rater) => isSelf(actor, rater))),
  /** Who was asked rates, as long as it is open. */
  "calibration.rate": (actor, { raters, open }) => open && raters.some((rater) => isSelf(actor, rater)),
  /** Leaders read what is published about groups of the places they lead; never about a person. */
  "report.read": (actor, { scope }) => holds(actor, "leader", scope),
  /** Managers see how far the people of their units are, also where these are fewer than five. */
  "report.team": (actor, { scope }) => holds(actor, "manager", scope),
  /** Administrators keep people, units and roles. */
  "person.manage": (actor) => holdsAnywhere(actor, "administrator"),
  /** Administrators set what holds for the whole organisation, who write no standards themselves. */
  "organisation.manage": (actor) => holdsAnywhere(actor, "administrator"),
  /** A person reads and marks their own notices, and says how often mail tells of them. */
  "notice.read": (actor, { personId }) => isSelf(actor, personId),
  /** Whoever may read searches, and tells what is missing: everyone, or whoever signed in where only staff may read. */
  "search.ask": (actor, { staffOnly }) => actor.id !== null || !staffOnly,
  /** Leaders of the whole organisation keep the words that mean the same in every search. */
  "search.synonyms": (actor) => holds(actor, "leader", { brand: null, unitPath: null }),
  /** Every leader sees what was sought and not found. */
  "search.missing": (actor) => holdsAnywhere(actor, "leader"),
};

/** Whether the actor may; for views that show a button exactly when it would work. */
export const can = <P extends Permission>(actor: Actor, permission: P, target: Targets[P]): boolean => policy[permission](actor, target);

/** Lets the act go on, or refuses: missing and forbidden are one answer, so that nobody learns what exists. */
export function authorise<P extends Permission, T extends Targets[P]>(actor: Actor, permission: P, target: T | null | undefined): asserts target is T {
  if (!target || !policy[permission](actor, target)) throw new Refusal("missing", 404);
}

/** The places an actor holds a role for, as the parts of a filter; `everywhere` when one of them is the organisation. */
export function reach(actor: Actor, kind: RoleKind): { everywhere: boolean; brands: string[]; unitPaths: string[] } {
  const grants = actor.grants.filter((grant) => grant.kind === kind);
  return {
    everywhere: grants.some((grant) => grant.brand === null && grant.unitPath === null),
    brands: grants.flatMap((grant) => (grant.brand === null ? [] : [grant.brand])),
    unitPaths: grants.flatMap((grant) => (grant.unitPath === null ? [] : [grant.unitPath])),
  };
}

/** Whether the actor holds a role anywhere; for menus. */
export const isA = (actor: Actor, kind: RoleKind): boolean => holdsAnywhere(actor, kind);
