import { endOfDay } from "@/lib/domain/deadline";
import type {
  BriefedMilestone,
  BriefingLine,
  BriefingPart,
  BriefingSheet,
  BriefingView,
} from "@/lib/features/briefing/view";
import { type MatterView, matterHref } from "@/lib/features/todo/view";
import { deliberationParts, plain, type Telling } from "@/lib/http/tell-briefing-deliberation";
import type { Instant } from "@/lib/kernel/instant";
import { contractTexts } from "@/lib/text/contract";
import { formatDate, formatDateTime, formatDay, formatMoney, formatTerm } from "@/lib/text/format";
import type { Locale } from "@/lib/text/locale";
import { capital, typographed } from "@/lib/text/typography";

/** The briefing of a project in words, for its page and for paper: the same lines in the same order. */
export function tellBriefing(view: BriefingView, locale: Locale): BriefingSheet {
  const say = contractTexts(locale);
  const { project, now, charter, baseline } = view;
  const telling = { say, locale, view, root: `/projects/${project.code}` };
  const reader = { locale, timeZone: project.timeZone };
  const day = (at: Instant): string => formatDate(reader, at, { width: "long", weekday: false });
  return {
    project: { code: project.code, name: project.name },
    title: say("briefing.titleOf", { project: project.name }),
    lead: leadOf(telling),
    facts: [
      {
        name: say("briefing.charter"),
        value:
          charter === null
            ? say("briefing.noCharter")
            : say("briefing.charterOf", { version: charter.version, day: day(charter.on) }),
      },
      {
        name: say("briefing.baseline"),
        value:
          baseline === null
            ? say("briefing.noBaseline")
            : say("briefing.baselineOf", { number: baseline.number, day: day(baseline.on) }),
      },
    ],
    left: [milestonePart(telling), waitingPart(telling)],
    right: [moneyPart(telling), ...deliberationParts(telling)],
    note: [
      say("briefing.at", { at: formatDateTime(reader, now, { width: "long" }) }),
      say("briefing.reader", { party: view.reader }),
      say("briefing.standingNote"),
    ].join(". "),
    at: now,
  };
}

function leadOf({ say, locale, view }: Telling): string {
  const { milestones, project, waiting, now } = view;
  const status = say(`status.project.${project.status}`);
  const open = milestones.find((one) => !one.settled && one.status !== "DRAFT");
  const due = open?.dueOn ?? null;
  const next =
    open === undefined ? "none" : due === null ? open.code : `${open.code}, ${formatDay(locale, due, { now })}`;
  return say("briefing.lead", {
    status: capital(status),
    accepted: milestones.filter((one) => one.settled && one.status !== "REJECTED").length,
    milestones: milestones.length,
    next,
    late: waiting.filter(({ matter }) => matter.term?.late === true && !matter.suspended).length,
  });
}

function milestonePart(telling: Telling): BriefingPart {
  const { say, view } = telling;
  const firstOpen = view.milestones.findIndex(({ settled }) => !settled);
  // What was settled long ago has no news: the last two of it lead what is open.
  const from = firstOpen === -1 ? view.milestones.length - 4 : firstOpen - 2;
  return {
    name: "milestones",
    title: say("briefing.milestones"),
    none: say("briefing.milestonesNone"),
    lines: view.milestones.slice(Math.max(0, from)).map((one) => milestoneLine(telling, one)),
  };
}

function milestoneLine({ say, locale, view, root }: Telling, one: BriefedMilestone): BriefingLine {
  const { code, title, status, agency, dueOn, signedOn, decidedOn, settled } = one;
  const day = (on: string): string => formatDay(locale, on, { weekday: false, now: view.now });
  const state = say(`status.milestone.${status}`);
  const about =
    settled && decidedOn !== null
      ? say("briefing.milestoneDone", { state, on: day(decidedOn) })
      : dueOn !== signedOn && signedOn !== null
        ? say("briefing.milestoneMoved", { state, party: agency.name, on: day(signedOn) })
        : say("briefing.milestoneDue", { state, party: agency.name });
  // Its day is that of the hand-over: what has been handed over in time is not late while it is verified.
  const awaited = status === "READY_TO_START" || status === "IN_PROGRESS";
  const late = awaited && dueOn !== null && endOfDay(dueOn, view.project.timeZone) <= view.now;
  const href = `${root}/milestones/${code}`;
  const end = dueOn === null ? say("briefing.noDate") : day(dueOn);
  return { key: code, code, href, party: agency, text: `${typographed(locale, title)} · ${about}`, end, late };
}

function waitingPart(telling: Telling): BriefingPart {
  const { say, view } = telling;
  return {
    name: "waiting",
    title: say("briefing.waiting"),
    none: say("briefing.waitingNone"),
    lines: view.waiting.map(({ matter, since }) => {
      const late = matter.term?.late === true && !matter.suspended;
      const text = sentenceOf(telling, matter, since);
      return {
        ...plain,
        key: matter.key,
        href: matterHref(matter),
        party: matter.holder,
        text,
        end: termOf(telling, matter, late),
        late,
      };
    }),
  };
}

function sentenceOf({ say, locale, view }: Telling, matter: MatterView, since: Instant | null): string {
  const { kind, subject, title, count, project } = matter;
  const object = title === "" ? subject : `${subject}, ${title}`;
  const asWords = (words: string): string => words;
  const values = { subject, title, count, object, more: count - 1, b: asWords, c: asWords };
  const what = typographed(locale, say.markup(`todo.kinds.${kind}.sentence`, values));
  const who = matter.holder.name;
  if (since === null) return `${who} · ${what}`;
  const reader = { locale, timeZone: project.timeZone };
  return say("briefing.since", { who, what, on: formatDate(reader, since, { weekday: false, now: view.now }) });
}

function termOf({ say, locale, view }: Telling, { suspended, term, project }: MatterView, late: boolean): string {
  if (suspended) return say("todo.suspended");
  if (term === null) return "";
  const reader = { locale, timeZone: project.timeZone };
  const told = formatTerm(reader, term.dueBefore, view.now, term.lateBy ?? undefined, null);
  return late ? told.count : told.date;
}

function moneyPart({ say, locale, view, root }: Telling): BriefingPart {
  const { own, figures } = view.money;
  const { currency } = view.project;
  return {
    name: "money",
    title: say(own ? "briefing.moneyOwn" : "briefing.money"),
    none: "",
    lines: figures.map(({ name, cents }) => ({
      ...plain,
      key: name,
      href: name === "committed" ? `${root}/budget` : null,
      text: say(`briefing.figures.${name}`),
      end:
        cents === null
          ? say("briefing.noCeiling")
          : formatMoney(locale, { cents, currency }, { cents: false, beforeTax: false }),
    })),
  };
}
