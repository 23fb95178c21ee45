import type { Typed } from "./wire.ts";

/**
 * Everybody the tests act as: `employee` whose own assessments are asked for, `colleague` who works elsewhere, `manager` of
 * the employee, `leader` of all brands, `administrator`, and `visitor` who did not sign in.
 */
export const everybody = ["visitor", "employee", "colleague", "manager", "leader", "administrator"] as const;
export type Who = (typeof everybody)[number];

/** What stands for `{name}` in an address or a field. */
export type Known = Record<string, string>;

/** An address, who may use it and what they get (200 unless it says so); visitors get `visitor` and others `others`. */
export type Place = { at: string; may: readonly Who[]; answer?: number; visitor?: number; others?: number };

/** A server action: the page its form stands on, who may do it, and right input, so that only permission can be what is missing. */
export type Act = { at: string; may: readonly Who[]; typed: Typed; refused?: number };

const members = everybody.filter((who) => who !== "visitor");
const nobody: Who[] = [];
const open = (...places: string[]): Place[] => places.map((at) => ({ at, may: everybody }));
/** Pages that send a visitor to the sign-in page and are not there for whoever is not named. */
const only = (may: readonly Who[], ...places: string[]): Place[] => places.map((at) => ({ at, may }));
/** There for nobody, whether they signed in or not. */
const closed = (at: string): Place => ({ at, may: nobody, visitor: 404 });
const day = new Date().toISOString().slice(0, 10);

/** Every page and route of the build, by the name the build gives it, with examples of its addresses. */
export const places: Record<string, Place[]> = {
  "/route": [{ at: "/", may: everybody, answer: 307 }],
  "/robots.txt/route": open("/robots.txt"),
  "/sitemap.xml/route": open("/sitemap.xml"),
  "/icon.svg/route": open("/icon.svg"),
  "/api/v1/openapi.json/route": open("/api/v1/openapi.json"),
  "/api/v1/standards/route": open("/api/v1/standards?brand=vlecht&lang=en"),
  "/api/v1/standards/[code]/route": [...open("/api/v1/standards/LIN-TEL-03"), closed("/api/v1/standards/{unpublished}")],
  "/api/v1/standards/[code]/versions/route": [...open("/api/v1/standards/LIN-TEL-03/versions"), closed("/api/v1/standards/{unpublished}/versions")],
  "/api/v1/standards/[code]/versions/[n]/route": open("/api/v1/standards/LIN-TEL-03/versions/1"),
  "/api/v1/brands/route": open("/api/v1/brands"),
  "/api/v1/brands/[slug]/route": open("/api/v1/brands/vlecht"),
  "/api/v1/principles/route": open("/api/v1/principles"),
  "/api/v1/imports/route": [{ at: "/api/v1/imports", may: nobody, visitor: 405, others: 405 }],
  "/api/v1/[...rest]/route": [closed("/api/v1/people")],
  "/api/health/live/route": open("/api/health/live"),
  "/api/health/ready/route": open("/api/health/ready"),
  "/api/auth/[...nextauth]/route": open("/api/auth/session", "/api/auth/providers"),
  "/_not-found/page": [closed("/_not-found")],
  "/_global-error/page": [closed("/_global-error")],
  "/[lang]/page": open("/nl", "/en"),
  "/[lang]/handbook/page": open("/nl/handbook"),
  "/[lang]/handbook/[...path]/page": open("/nl/handbook/mission", "/nl/handbook/principles/consistency", "/en/handbook/sources/stakeholders"),
  "/[lang]/handbook/references/page": open("/nl/handbook/references"),
  "/[lang]/brands/page": open("/nl/brands"),
  "/[lang]/brands/[brand]/page": open("/nl/brands/vlecht"),
  "/[lang]/brands/[brand]/[guide]/page": open("/nl/brands/vlecht/mission", "/en/brands/lindehof/vision"),
  "/[lang]/brands/[brand]/values/page": open("/nl/brands/havenzeker/values"),
  "/[lang]/brands/[brand]/values/[value]/page": open("/nl/brands/{value}"),
  "/[lang]/calculator/page": open("/nl/calculator", "/nl/calculator?customers=100&revenue=20&lost=10&keep=50&win=30"),
  "/[lang]/standards/page": [...open("/nl/standards", "/nl/standards?brand=vlecht&q=kop"), ...open("/en/standards?principle=nonsense")],
  "/[lang]/standards/export/route": [
    ...open("/nl/standards/export?format=csv&brand=vlecht", "/en/standards/export?format=xlsx"),
    closed("/nl/standards/export?format=pdf"),
  ],
  "/[lang]/standards/[code]/page": [...open("/nl/standards/LIN-TEL-03"), closed("/nl/standards/{unpublished}")],
  "/[lang]/standards/[code]/versions/[n]/page": open("/nl/standards/LIN-TEL-03/versions/1"),
  "/[lang]/standards/[code]/compare/page": open("/nl/standards/LIN-TEL-03/compare?from=1&to=2"),
  "/[lang]/standards/[code]/edit/page": only(
    ["leader"],
    "/nl/standards/LIN-TEL-03/edit",
    "/nl/standards/{edited}/edit",
    "/nl/standards/{unpublished}/edit",
    "/nl/standards/DRU-CHA-01/edit",
  ),
  "/[lang]/standards/[code]/retire/page": only(["leader"], "/nl/standards/{retiring}/retire"),
  "/[lang]/standards/new/page": only(["leader"], "/nl/standards/new"),
  "/[lang]/standards/keeping/page": only(members, "/nl/standards/keeping"),
  "/[lang]/standards/translations/page": only(["leader"], "/nl/standards/translations"),
  "/[lang]/standards/review/page": only(["leader"], "/nl/standards/review"),
  "/[lang]/standards/guides/page": only(["leader"], "/nl/standards/guides"),
  "/[lang]/standards/guides/[guide]/page": only(["leader"], "/nl/standards/guides/gastvrij-nederland", "/en/standards/guides/gastvrij-nederland?edition=2025"),
  "/[lang]/standards/guides/[guide]/[requirement]/page": only(["leader"], "/nl/standards/guides/gastvrij-nederland/1.1"),
  "/[lang]/search/page": [...open("/nl/search", "/nl/search?q=telefoon", "/en/search?q=grreting&kind=standard&page=2"), ...open("/nl/search?q=qqxxzz")],
  "/[lang]/search/suggest/route": open("/nl/search/suggest?q=tel", "/en/search/suggest"),
  "/[lang]/search/synonyms/page": only(["leader"], "/nl/search/synonyms"),
  "/[lang]/search/missing/page": only(["leader"], "/nl/search/missing"),
  "/[lang]/standards/api/page": open("/nl/standards/api", "/en/standards/api"),
  "/[lang]/standards/import/page": only(["leader"], "/nl/standards/import"),
  "/[lang]/standards/import/template/route": [
    ...only(["leader"], "/nl/standards/import/template?format=xlsx", "/en/standards/import/template?format=csv"),
    ...only(nobody, "/nl/standards/import/template"),
  ],
  "/[lang]/standards/import/[id]/page": only(["leader"], "/nl/standards/import/{import}"),
  "/[lang]/standards/import/[id]/changes/route": only(["leader"], "/nl/standards/import/{import}/changes"),
  "/[lang]/standards/import/[id]/faults/route": only(["leader"], "/nl/standards/import/{import}/faults?format=csv"),
  "/[lang]/standards/guides/import/[id]/page": only(["leader"], "/nl/standards/guides/import/{editionFile}"),
  "/[lang]/standards/guides/export/route": only(
    ["leader"],
    "/nl/standards/guides/export?format=csv",
    "/nl/standards/guides/export?guide=gastvrij-nederland&format=xlsx",
  ),
  "/[lang]/standards/coverage/page": only(["leader"], "/nl/standards/coverage", "/en/standards/coverage?brand=vlecht&guide=gastvrij-nederland&edition=2025"),
  "/[lang]/standards/coverage/list/page": only(["leader"], "/nl/standards/coverage/list?brand=lindehof&principle=needs&channel=fax"),
  "/[lang]/standards/coverage/export/route": only(["leader"], "/nl/standards/coverage/export?brand=lindehof&format=xlsx"),
  "/[lang]/assessments/page": only(members, "/nl/assessments"),
  "/[lang]/assessments/cycles/page": only(["leader"], "/nl/assessments/cycles"),
  "/[lang]/assessments/cycles/new/page": only(["leader"], "/nl/assessments/cycles/new"),
  "/[lang]/assessments/cycles/[slug]/page": only(["leader"], "/nl/assessments/cycles/{cycle}", "/en/assessments/cycles/{planned}?page=2"),
  "/[lang]/assessments/cycles/[slug]/edit/page": [
    ...only(["leader"], "/nl/assessments/cycles/{planned}/edit"),
    { at: "/nl/assessments/cycles/{cycle}/edit", may: ["leader"], answer: 307 },
  ],
  "/[lang]/assessments/cycles/[slug]/export/route": [
    ...only(["leader"], "/nl/assessments/cycles/{cycle}/export?format=csv", "/en/assessments/cycles/{cycle}/export?format=xlsx"),
    ...only(nobody, "/nl/assessments/cycles/{cycle}/export"),
  ],
  "/[lang]/assessments/[id]/page": [
    ...only(["employee"], "/nl/assessments/{open}", "/en/assessments/{open}?section=needs"),
    { at: "/nl/assessments/{submitted}", may: ["employee", "manager"], answer: 307 },
    ...only(nobody, "/nl/assessments/{foreign}", "/nl/assessments/{missing}"),
  ],
  "/[lang]/assessments/[id]/summary/page": [
    ...only(["employee"], "/nl/assessments/{open}/summary"),
    { at: "/nl/assessments/{submitted}/summary", may: ["employee", "manager"], answer: 307 },
    ...only(nobody, "/nl/assessments/{foreign}/summary"),
  ],
  "/[lang]/assessments/[id]/result/page": [
    { at: "/nl/assessments/{open}/result", may: ["employee"], answer: 307 },
    ...only(["employee", "manager"], "/nl/assessments/{submitted}/result"),
    ...only(["manager"], "/nl/assessments/{managers}/result", "/nl/assessments/{sealed}/result", "/nl/assessments/{rated}/result"),
    ...only(nobody, "/nl/assessments/{foreign}/result"),
  ],
  "/[lang]/assessments/[id]/result/export/route": [
    ...only(["employee", "manager"], "/nl/assessments/{submitted}/result/export?format=csv"),
    ...only(["manager"], "/nl/assessments/{managers}/result/export?format=csv"),
    { at: "/nl/assessments/{sealed}/result/export?format=csv", may: ["manager"], answer: 307 },
    ...only(nobody, "/nl/assessments/{open}/result/export?format=csv", "/nl/assessments/{foreign}/result/export?format=csv"),
  ],
  "/[lang]/assessments/[id]/second-opinion/page": [
    ...only(["employee", "manager"], "/nl/assessments/{submitted}/second-opinion", "/en/assessments/{closable}/second-opinion"),
    ...only(
      ["manager"],
      "/nl/assessments/{rated}/second-opinion",
      "/nl/assessments/{giving}/second-opinion?section=summary",
      "/nl/assessments/{sealed}/second-opinion",
    ),
    ...only(nobody, "/nl/assessments/{open}/second-opinion", "/nl/assessments/{managers}/second-opinion", "/nl/assessments/{foreign}/second-opinion"),
  ],
  "/[lang]/assessments/[id]/second-opinion/export/route": [
    ...only(
      ["employee", "manager"],
      "/nl/assessments/{submitted}/second-opinion/export?format=csv",
      "/en/assessments/{closable}/second-opinion/export?format=xlsx",
    ),
    ...only(nobody, "/nl/assessments/{rated}/second-opinion/export?format=csv", "/nl/assessments/{submitted}/second-opinion/export"),
  ],
  "/[lang]/assessments/[id]/second-opinion/ratings/route": [{ at: "/nl/assessments/{rated}/second-opinion/ratings", may: nobody, visitor: 405, others: 405 }],
  "/[lang]/assessments/[id]/answers/route": [{ at: "/nl/assessments/{open}/answers", may: nobody, visitor: 405, others: 405 }],
  "/[lang]/assessments/calibration/page": only(members, "/nl/assessments/calibration"),
  "/[lang]/assessments/calibration/new/page": only(["leader"], "/nl/assessments/calibration/new"),
  "/[lang]/assessments/calibration/[id]/page": [
    ...only(["leader"], "/nl/assessments/calibration/{calibrationDraft}", "/nl/assessments/calibration/{calibration}"),
    ...only(["leader", "manager"], "/nl/assessments/calibration/{calibrated}"),
    ...only(nobody, "/nl/assessments/calibration/{missing}"),
  ],
  "/[lang]/assessments/calibration/[id]/rate/page": [
    ...only(["manager"], "/nl/assessments/calibration/{calibration}/rate", "/nl/assessments/calibration/{calibrated}/rate"),
    ...only(nobody, "/nl/assessments/calibration/{calibrationDraft}/rate"),
  ],
  "/[lang]/assessments/calibration/[id]/export/route": [
    ...only(["leader", "manager"], "/nl/assessments/calibration/{calibrated}/export?format=csv"),
    ...only(nobody, "/nl/assessments/calibration/{calibration}/export?format=xlsx"),
  ],
  "/[lang]/improvements/page": only(members, "/nl/improvements", "/en/improvements?view=reports&state=doing&principle=consistency&overdue=yes"),
  "/[lang]/improvements/export/route": [
    ...only(members, "/nl/improvements/export?format=csv"),
    ...only(["leader"], "/nl/improvements/export?format=xlsx&view=reports"),
    ...only(nobody, "/nl/improvements/export?format=pdf"),
  ],
  "/[lang]/improvements/new/page": [
    ...only(["employee", "manager"], "/nl/improvements/new?assessment={submitted}&item={submittedItem}"),
    ...only(["employee"], "/nl/improvements/new?assessment={open}&item={item}"),
    ...only(["manager", "leader"], "/nl/improvements/new?standard=LIN-TEL-03&unit=den-haag&cycle={cycle}"),
    ...only(nobody, "/nl/improvements/new", "/nl/improvements/new?assessment={foreign}&item={submittedItem}"),
  ],
  "/[lang]/improvements/[id]/page": [
    ...only(["employee", "manager"], "/nl/improvements/{improvement}"),
    ...only(["manager", "leader"], "/nl/improvements/{reported}"),
    ...only(nobody, "/nl/improvements/{foreignImprovement}", "/nl/improvements/{missing}"),
  ],
  "/[lang]/reports/consistency/page": only(["leader"], "/nl/reports/consistency", "/en/reports/consistency?unit=vlecht&principle=consistency&role=employee"),
  "/[lang]/reports/consistency/[of]/page": only(["leader"], "/nl/reports/consistency/VLE-SAL-01?unit=vlecht", "/en/reports/consistency/needs"),
  "/[lang]/reports/consistency/export/route": [
    ...only(["leader"], "/nl/reports/consistency/export?format=xlsx&unit=vlecht", "/en/reports/consistency/export?format=csv"),
    ...only(nobody, "/nl/reports/consistency/export?format=pdf", "/nl/reports/consistency/export?format=csv&unit=none"),
  ],
  "/[lang]/reports/delivery/page": only(["leader"], "/nl/reports/delivery", "/en/reports/delivery?unit=lindehof"),
  "/[lang]/reports/delivery/export/route": only(["leader"], "/nl/reports/delivery/export?format=xlsx"),
  "/[lang]/reports/growth/page": only(members, "/nl/reports/growth"),
  "/[lang]/reports/growth/export/route": [...only(members, "/nl/reports/growth/export?format=csv"), ...only(nobody, "/nl/reports/growth/export")],
  "/[lang]/reports/page": only(members, "/nl/reports"),
  "/[lang]/reports/progress/page": only(["leader", "manager"], "/nl/reports/progress"),
  "/[lang]/reports/progress/export/route": only(["leader", "manager"], "/nl/reports/progress/export?format=csv"),
  "/[lang]/reports/team/page": only(["manager"], "/nl/reports/team"),
  "/[lang]/reports/team/export/route": only(["manager"], "/nl/reports/team/export?format=xlsx"),
  "/[lang]/me/page": only(members, "/nl/me"),
  "/[lang]/me/notices/page": only(members, "/nl/me/notices", "/en/me/notices?page=2"),
  "/[lang]/people/page": only(["administrator"], "/nl/people", "/nl/people?unit=/lindegroep/vlecht/"),
  "/[lang]/people/[id]/page": only(["administrator"], "/nl/people/{person}"),
  "/[lang]/people/new/page": only(["administrator"], "/nl/people/new"),
  "/[lang]/admin/page": only(["administrator"], "/nl/admin"),
  "/[lang]/sign-in/page": [{ at: "/nl/sign-in", may: ["visitor"], others: 307 }],
  "/[lang]/invite/[token]/page": [...open("/nl/invite/{invite}"), { at: "/nl/invite/{token}", may: everybody, answer: 410 }],
  "/[lang]/setup/[token]/page": [{ at: "/nl/setup/{token}", may: everybody, answer: 410 }],
  "/[lang]/problem/[status]/page": [closed("/nl/problem/404")],
};

const answer = { "level.{item}": "2", "reason.{item}": "", "note.{item}": "", "example.{item}": "", "revision.{item}": "0" };
const newPassword = { password: "een dak van glas en riet", passwordAgain: "een dak van glas en riet" };

const plan: Typed = {
  name: "Extra",
  "units[]": ["{unit}"],
  answerers: "everyone",
  opensOn: "2099-01-01",
  closesOn: "2099-02-01",
  "before[]": ["7"],
  remindOn: "yes",
  remindCap: "2",
};

/** Every server action of the build by its name. `...` in what is posted stands for the fields of a whole draft. */
export const acts: Record<string, Act> = {
  openOwnSession: { at: "/nl/sign-in", may: everybody, typed: { email: "sam@lindegroep.example", password: "koffie-met-melk-2026", next: "" } },
  endOwnSession: { at: "/nl/me", may: everybody, typed: {} },
  redeemLink: { at: "/nl/invite/{invite}", may: everybody, typed: { token: "{invite}", ...newPassword } },
  makeFirstAdministrator: {
    at: "/nl/setup/{token}",
    may: nobody,
    typed: { token: "{token}", name: "Eerste", email: "eerste@example.com", ...newPassword },
    refused: 410,
  },

  beginAssessment: { at: "/nl/assessments", may: ["colleague", "employee", "manager"], typed: { cycle: "{cycle}" } },
  saveAnswers: { at: "/nl/assessments/{open}", may: ["employee"], typed: { assessment: "{open}", next: "summary", ...answer } },
  submitAssessment: { at: "/nl/assessments/{open}/summary", may: ["employee"], typed: { assessment: "{open}", confirmed: "yes" } },
  reopenAssessment: { at: "/nl/assessments/{managers}/result", may: ["manager"], typed: { assessment: "{managers}", reason: "mistake" } },

  beginCalibration: { at: "/nl/assessments/calibration/new", may: ["leader"], typed: { cycle: "{cycle}", name: "Balie" } },
  writeCalibration: {
    at: "/nl/assessments/calibration/{calibrationDraft}",
    may: ["leader"],
    typed: {
      id: "{calibrationDraft}",
      revision: "1",
      name: "Balie",
      place: "organisation",
      closesOn: day,
      act: "save",
      "textNl.1": "Een gast wacht aan de lijn.",
      "codes.1": "LIN-TEL-03",
    },
  },
  discardCalibration: {
    at: "/nl/assessments/calibration/{calibrationDiscarding}",
    may: ["leader"],
    typed: { id: "{calibrationDiscarding}", revision: "1" },
  },
  rateCases: {
    at: "/nl/assessments/calibration/{calibration}/rate",
    may: ["manager"],
    typed: { id: "{calibration}", act: "save", "level.{caseItem}": "2" },
  },

  agreeOnImprovement: {
    at: "/nl/improvements/new?assessment={submitted}&item={submittedItem}",
    may: ["employee", "manager"],
    typed: { assessment: "{submitted}", item: "{submittedItem}", what: "Een klok bij de balie", why: "", evidence: "Een telling", owner: "{sam}", dueOn: day },
  },
  changeImprovement: {
    at: "/nl/improvements/{improvement}",
    may: ["employee", "manager"],
    typed: { id: "{improvement}", revision: "1", what: "Anders", why: "", evidence: "Een telling", owner: "{sam}", dueOn: day },
  },
  moveImprovement: { at: "/nl/improvements/{improvement}", may: ["manager", "employee"], typed: { id: "{improvement}", revision: "2", move: "begin" } },
  openSubmission: { at: "/nl/assessments/{opening}/result", may: ["manager"], typed: { assessment: "{opening}", to: "result" } },
  beginOpinion: { at: "/nl/assessments/{sealed}/result", may: ["manager"], typed: { assessment: "{sealed}" } },
  saveOpinion: {
    at: "/nl/assessments/{rated}/second-opinion",
    may: ["manager"],
    typed: { assessment: "{rated}", next: "summary", "level.{otherRatedItem}": "2", "note.{otherRatedItem}": "", "revision.{otherRatedItem}": "0" },
  },
  giveOpinion: { at: "/nl/assessments/{giving}/second-opinion?section=summary", may: ["manager"], typed: { assessment: "{giving}", confirmed: "yes" } },
  cancelOpinion: { at: "/nl/assessments/{cancelling}/second-opinion?section=summary", may: ["manager"], typed: { assessment: "{cancelling}" } },
  replyToOpinion: {
    at: "/nl/assessments/{submitted}/second-opinion",
    may: ["employee"],
    typed: { assessment: "{submitted}", verdict: "disagreed", reason: "Dat was in mijn vakantie." },
  },
  closeOpinion: { at: "/nl/assessments/{closable}/second-opinion", may: ["employee", "manager"], typed: { assessment: "{closable}" } },

  planNewCycle: { at: "/nl/assessments/cycles/new", may: ["leader"], typed: plan },
  changePlannedCycle: { at: "/nl/assessments/cycles/{planned}/edit", may: ["leader"], typed: { ...plan, cycle: "{planned}", revision: "1" } },
  repeatCycle: { at: "/nl/assessments/cycles", may: ["leader"], typed: { cycle: "{cycle}" } },
  openPlannedCycle: { at: "/nl/assessments/cycles/{opens}", may: ["leader"], typed: { cycle: "{opens}", revision: "1" } },
  deletePlannedCycle: { at: "/nl/assessments/cycles/{deleting}", may: ["leader"], typed: { cycle: "{deleting}", revision: "1" } },
  closeOpenCycle: { at: "/nl/assessments/cycles/{closing}", may: ["leader"], typed: { cycle: "{closing}", revision: "1" } },
  reopenClosedCycle: {
    at: "/nl/assessments/cycles/{closed}",
    may: ["leader"],
    typed: { cycle: "{closed}", unit: "{unit}", until: day, reason: "De kassa lag een week stil." },
  },

  // Whoever may not finds nobody, as if there were nobody.
  findPeople: { at: "/nl/people", may: ["administrator"], typed: { q: "{firstName}" }, refused: 200 },
  addPerson: {
    at: "/nl/people/new",
    may: ["administrator"],
    typed: { name: "Puck Nieuw", email: "puck@example.com", lang: "nl", kind: "employee", place: "unit:{unit}", from: day },
  },
  addRole: { at: "/nl/people/{person}", may: ["administrator"], typed: { person: "{person}", kind: "leader", place: "organisation", from: day } },
  closeRole: { at: "/nl/people/{person}", may: ["administrator"], typed: { role: "{role}", to: day } },
  closePerson: { at: "/nl/people/{person}", may: ["administrator"], typed: { person: "{person}" } },
  reopenPerson: { at: "/nl/people/{inactive}", may: ["administrator"], typed: { person: "{inactive}" } },
  makeLink: { at: "/nl/people/{waiting}", may: ["administrator"], typed: { person: "{waiting}" } },

  addSynonyms: { at: "/nl/search/synonyms", may: ["leader"], typed: { lang: "nl", words: "fax = telefax" } },
  changeSynonyms: { at: "/nl/search/synonyms", may: ["leader"], typed: { id: "{synonyms}", revision: "1", words: "gast = bezoeker" } },
  removeSynonyms: { at: "/nl/search/synonyms", may: ["leader"], typed: { id: "{otherSynonyms}", revision: "1" } },
  restoreSynonyms: { at: "/nl/search/synonyms", may: ["leader"], typed: { id: "{removedSynonyms}" } },
  tellMissing: { at: "/nl/search?q=qqxxzz", may: everybody, typed: { q: "qqxxzz", text: "Een norm over qqxxzz." } },
  settleMissing: { at: "/nl/search/missing", may: ["leader"], typed: { lang: "nl", q: "zeppelin", done: "yes" } },

  startStandard: { at: "/nl/standards/new", may: ["leader"], typed: { code: "LIN-WEG-01", owner: "brand:lindehof" } },
  startNewVersion: { at: "/nl/standards/LIN-TEL-03/edit", may: ["leader"], typed: { code: "LIN-TEL-03" } },
  previewTyped: { at: "/nl/standards/{edited}/edit", may: ["leader"], typed: { "...": "", draftId: "{draft}", revision: "2" } },
  saveTyped: { at: "/nl/standards/{edited}/edit", may: ["leader"], typed: { "...": "", draftId: "{draft}", revision: "2", act: "save" } },
  restoreEarlier: { at: "/nl/standards/VLE-SAL-05/edit", may: ["leader"], typed: { draftId: "{saved}", revision: "1", current: "2" } },
  discardDraft: { at: "/nl/standards/{discarding}/edit", may: ["leader"], typed: { draftId: "{discardingDraft}", revision: "1" } },
  reopenDraft: { at: "/nl/standards/{discarded}/edit", may: ["leader"], typed: { draftId: "{discardedDraft}" } },
  approveDraft: { at: "/nl/standards/DRU-CHA-01/edit", may: ["leader"], typed: { draftId: "{reviewed}", fingerprint: "{reviewedPrint}" } },
  sendDraftBack: { at: "/nl/standards/{sent}/edit", may: ["leader"], typed: { draftId: "{sentDraft}", fingerprint: "{sentPrint}", reason: "Noem de bron." } },
  publishDraft: {
    at: "/nl/standards/{approved}/edit",
    may: ["leader"],
    typed: { draftId: "{approvedDraft}", fingerprint: "{approvedPrint}", change: "material", "note.nl": "Ander getal.", "note.en": "Another number." },
  },
  confirmStandard: { at: "/nl/standards/keeping", may: ["leader", "manager"], typed: { code: "{keptBy}", version: "{keptVersion}" } },
  keepStandard: {
    at: "/nl/standards/{keeping}/edit",
    may: ["leader"],
    typed: { code: "{keeping}", keeper: "mila@lindegroep.example", every: "180", reviewBy: "", shown: "{keepingShown}" },
  },
  ownBrand: { at: "/nl/standards/keeping", may: ["leader"], typed: { of: "vlecht", owner: "lars@lindegroep.example", shown: "{ownerShown}" } },
  restoreEarlierVersion: { at: "/nl/standards/LIN-RES-02/edit", may: ["leader"], typed: { code: "LIN-RES-02", number: "1", current: "0" } },
  makeRemark: { at: "/nl/standards/{edited}/edit", may: ["leader"], typed: { draftId: "{draft}", revision: "2", field: "limit", text: "Waarom dit getal?" } },
  answerTheRemark: { at: "/nl/standards/{sent}/edit", may: ["leader"], typed: { remarkId: "{remark}", revision: "1", text: "Uit het onderzoek." } },
  closeTheRemark: { at: "/nl/standards/{sent}/edit", may: ["leader"], typed: { remarkId: "{remark}", act: "close" } },
  withdrawDraft: { at: "/nl/standards/{withdrawn}/edit", may: ["leader"], typed: { draftId: "{withdrawnDraft}", revision: "1" } },
  unscheduleDraft: { at: "/nl/standards/{planned}/edit", may: ["leader"], typed: { draftId: "{plannedDraft}", fingerprint: "{plannedPrint}" } },
  approveTicked: { at: "/nl/standards/review", may: ["leader"], typed: { "drafts[]": ["{tickedDraft} {tickedPrint}"] } },
  setTheFloor: { at: "/nl/admin", may: ["administrator"], typed: { floor: "6" } },
  setTheFourEyes: { at: "/nl/admin", may: ["administrator"], typed: { fourEyes: "off" } },
  checkEdition: {
    at: "/nl/standards/guides",
    may: ["leader"],
    typed: { guide: "gastvrij-nederland", name: "", edition: "2029", file: new File(["Code;Tekst (Nederlands)\n1.1;Begroet."], "gids.csv") },
  },
  alignStandard: {
    at: "/nl/standards/guides/gastvrij-nederland/3.6",
    may: ["leader"],
    typed: { requirement: "{requirement}", code: "LIN-BAL-05", kind: "part", note: "" },
  },
  changeAligned: {
    at: "/nl/standards/guides/gastvrij-nederland/2.1",
    may: ["leader"],
    typed: { requirement: "{alignedRequirement}", code: "LIN-BAL-01", at: "{alignedAt}", kind: "part", note: "", act: "change" },
  },
  checkOldTranslation: { at: "/nl/standards/translations", may: ["leader"], typed: { code: "{lagging}", version: "{laggingVersion}", lang: "en" } },
  markNotices: { at: "/nl/me/notices", may: ["employee"], typed: { until: new Date().toISOString(), read: "{notice}" } },
  setPace: { at: "/nl/me/notices", may: members, typed: { pace: "daily" } },
  makeOwnToken: { at: "/nl/me", may: ["leader"], typed: { name: "Zuil", days: "90" } },
  endToken: { at: "/nl/me", may: ["leader"], typed: { token: "{tokenId}" } },
  checkFile: { at: "/nl/standards/import", may: ["leader"], typed: { file: new File(["code;target\nLIN-TEL-05;90"], "normen.csv") } },
  applyFile: { at: "/nl/standards/import/{import}", may: ["leader"], typed: { id: "{import}", print: "{importPrint}", to: "drafts", purpose: "" } },
  retireStandard: {
    at: "/nl/standards/{retiring}/retire",
    may: ["leader"],
    typed: { code: "{retiring}", version: "{retiringVersion}", successor: "", others: "", kind: "", confirmed: "yes" },
  },
  // After it the edition that the alignments above are in is no longer the newest.
  bringIn: { at: "/nl/standards/guides/import/{editionFile}", may: ["leader"], typed: { id: "{editionFile}", basedOn: "2" } },
};

/** Route handlers that take a post, with right input, as `acts`. */
export const posts: Record<string, Act> = {
  "/[lang]/assessments/[id]/answers/route": {
    at: "/nl/assessments/{open}/answers",
    may: ["employee"],
    typed: { item: "{item}", level: "1", note: "", revision: "0" },
  },
  "/[lang]/assessments/[id]/second-opinion/ratings/route": {
    at: "/nl/assessments/{rated}/second-opinion/ratings",
    may: ["manager"],
    typed: { item: "{ratedItem}", level: "1", note: "", revision: "0" },
  },
};

/** The text with what is known in place of `{name}`; throws for a name that is not known. */
export const filled = (text: string, known: Known): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = known[name];
    if (value === undefined) throw new Error(`Nothing is known as {${name}}.`);
    return value;
  });

/** What is posted with what is known filled in, and the fields of a whole draft for `...`. */
export const filledIn = (typed: Typed, known: Known, draft: Typed): Typed =>
  Object.fromEntries(
    Object.entries(typed).flatMap(([name, value]): [string, Typed[string]][] =>
      name === "..."
        ? Object.entries(draft)
        : [[filled(name, known), typeof value === "string" ? filled(value, known) : value instanceof File ? value : value.map((one) => filled(one, known))]],
    ),
  );

/** Somebody who looks at others' assessments, and by which rule. */
export type Viewer = { name: string; cookie: string; id: string; manages: string | null };

/** An assessment that somebody else may or may not read. */
export type Sheet = { id: string; personId: string; unitPath: string; role: string; submitted: boolean };

/** A house made ready: everybody's cookie, what is known by name, the fields of a draft, and whom to look at by whom. */
export type Prepared = { cookies: Record<Who, string>; known: Known; draft: Typed; viewers: Viewer[]; sheets: Sheet[] };

/** The mark that the notes of an assessment carry, so that it is seen wherever they show. */
export const canaryOf = (id: string): string => `kanarie-${id}`;
/** The mark of the one draft that only leaders may read. */
export const draftCanary = "kanarie van het concept";
