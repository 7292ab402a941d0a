import { endOfDay } from "@/lib/domain/deadline";
import type { BriefingLine, BriefingPart, BriefingView } from "@/lib/features/briefing/view";
import { tellMeeting } from "@/lib/http/tell-meeting";
import type { Instant } from "@/lib/kernel/instant";
import type { contractTexts } from "@/lib/text/contract";
import { formatDate, formatDay, formatTerm, formatTime, writeDays } from "@/lib/text/format";
import type { Locale } from "@/lib/text/locale";
import { capital, typographed } from "@/lib/text/typography";

/** How a briefing is told: in whose language, of what. */
export type Telling = {
  readonly say: ReturnType<typeof contractTexts>;
  readonly locale: Locale;
  readonly view: BriefingView;
  readonly root: string;
};

/** A line of a briefing of which nothing is said but its words. */
export const plain: Pick<BriefingLine, "code" | "href" | "party" | "end" | "late"> = {
  code: "",
  href: null,
  party: null,
  end: "",
  late: false,
};

/** What a project meets on, is warned of, disputes, has to do and has decided: under the figures of its briefing. */
export function deliberationParts(telling: Telling): readonly BriefingPart[] {
  return [
    ...[meetingPart(telling), warningPart(telling), riskPart(telling), disputePart(telling)],
    ...[actionPart(telling), decisionPart(telling)],
  ];
}

function meetingPart({ say, locale, view, root }: Telling): BriefingPart {
  const reader = { locale, timeZone: view.project.timeZone };
  const next = view.meetings[0];
  const part = { name: "meetings", title: say("briefing.meetings"), none: say("briefing.meetingsNone") } as const;
  if (next === undefined) return { ...part, lines: [] };
  const { code, body, startsAt, missing } = tellMeeting(locale, view.now, next);
  const when = `${formatDate(reader, startsAt, { now: view.now })}, ${formatTime(reader, startsAt)}`;
  const head = { ...plain, key: code, code, href: `${root}/committees/${code}`, text: body.title, end: when };
  const gaps = missing.map(({ kind, text, late }) => ({ ...plain, key: kind, text: capital(text), late }));
  return {
    ...part,
    lines: [
      head,
      ...(gaps.length === 0 ? [{ ...plain, key: "complete", text: capital(say("briefing.complete")) }] : gaps),
    ],
  };
}

function warningPart({ say, locale, view, root }: Telling): BriefingPart {
  const reader = { locale, timeZone: view.project.timeZone };
  return {
    name: "warnings",
    title: say("briefing.warnings"),
    none: say("briefing.warningsNone"),
    lines: view.warnings.map(({ code, object, issuedAt, holder, term }) => {
      const on = formatDate(reader, issuedAt, { weekday: false, now: view.now });
      const told = formatTerm(reader, term.dueBefore, view.now, term.lateBy ?? undefined, null);
      return {
        ...{ key: code, code, href: `${root}/advice/${code}`, party: holder, late: term.late },
        text: say("briefing.warning", { who: holder.name, on, object: typographed(locale, object) }),
        end: term.late ? told.count : told.date,
      };
    }),
  };
}

function riskPart({ say, locale, view, root }: Telling): BriefingPart {
  return {
    name: "risks",
    title: say("briefing.risks"),
    none: say("briefing.risksNone"),
    lines: view.risks.map(({ code, event, score }) => ({
      ...{ ...plain, key: code, code, href: `${root}/risks/${code}`, text: typographed(locale, event) },
      end: score === null ? "" : say("briefing.riskScore", { score }),
    })),
  };
}

function disputePart({ say, locale, view, root }: Telling): BriefingPart {
  return {
    name: "disputes",
    title: say("briefing.disputes"),
    none: say("briefing.disputesNone"),
    lines: view.disputes.map(({ code, title, level, step }) => ({
      ...{ ...plain, key: code, code, href: `${root}/disputes/${code}` },
      text: say("briefing.disputeAt", {
        title: typographed(locale, title),
        level: level === null ? say("briefing.offLadder") : say(`status.dispute.${level}`),
      }),
      end: step === null ? "" : formatDay(locale, step.on, { weekday: false, now: view.now }),
      late: step?.over === true,
    })),
  };
}

function actionPart({ say, locale, view, root }: Telling): BriefingPart {
  return {
    name: "actions",
    title: say("briefing.actions"),
    none: say("briefing.actionsNone"),
    lines: view.actions.map(({ code, title, owner, dueOn }) => ({
      ...{ key: code, code, href: `${root}/actions/${code}`, party: owner },
      text: `${owner.name} · ${typographed(locale, title)}`,
      end: formatDay(locale, dueOn, { weekday: false, now: view.now }),
      late: endOfDay(dueOn, view.project.timeZone) <= view.now,
    })),
  };
}

/** What committees decided and what was signed, the newest first: a decision of a committee by its number, a signature by its record. */
function decisionPart({ say, locale, view, root }: Telling): BriefingPart {
  const reader = { locale, timeZone: view.project.timeZone };
  const day = (at: Instant): string => formatDate(reader, at, { weekday: false, now: view.now });
  const decided = view.decisions.map(({ code, title, status, decidedAt }) => ({
    at: decidedAt,
    line: {
      ...plain,
      key: code,
      code,
      href: `${root}/decisions/${code}`,
      text: say("briefing.decision", { title: typographed(locale, title), status }),
      end: day(decidedAt),
    },
  }));
  const signed = view.signed.map(({ seq, type, values, by, at, record }) => ({
    at,
    line: {
      ...plain,
      key: String(seq),
      href: record === null ? null : `${root}/records/${record}`,
      party: by.party,
      text: say("mail.activity.sentence", {
        party: by.party?.name ?? say("shell.product"),
        what: say(`events.${type}`, writeDays(locale, values)),
      }),
      end: day(at),
    },
  }));
  const lines = [...decided, ...signed].toSorted((a, b) => (a.at < b.at ? 1 : -1)).map(({ line }) => line);
  return { name: "decisions", title: say("briefing.decisions"), none: say("briefing.decisionsNone"), lines };
}
