import type { MeetingGap } from "@/lib/domain/meeting-readiness";
import type { QuorumGap } from "@/lib/domain/quorum";
import type { NextMeeting, ToldMeeting } from "@/lib/features/desk/view";
import type { Instant } from "@/lib/kernel/instant";
import { contractTexts } from "@/lib/text/contract";
import { formatDay, formatList } from "@/lib/text/format";
import type { Locale } from "@/lib/text/locale";

/** A meeting with what it still wants in words, each with whether its time is over. */
export function tellMeeting(locale: Locale, now: Instant, { missing, agencies, ...meeting }: NextMeeting): ToldMeeting {
  return {
    ...meeting,
    missing: missing.map((gap) => ({
      kind: gap.kind,
      text: gapWords(locale, now, gap, agencies),
      late: "late" in gap ? gap.late : gap.kind === "QUORUM" && gap.lost,
    })),
  };
}

function gapWords(locale: Locale, now: Instant, gap: MeetingGap, agencies: NextMeeting["agencies"]): string {
  const say = contractTexts(locale);
  const day = (on: string): string => formatDay(locale, on, { now });
  switch (gap.kind) {
    case "CHAIR":
      return say("desk.gaps.CHAIR");
    case "AGENDA":
      return say("desk.gaps.AGENDA", { proposed: gap.proposed });
    case "CONVOCATION":
      return say("desk.gaps.CONVOCATION", { late: String(gap.late), on: day(gap.on) });
    case "DOCUMENTS":
      return say("desk.gaps.DOCUMENTS", { points: gap.points, late: String(gap.late), on: day(gap.on) });
    case "ANSWERS":
      return say("desk.gaps.ANSWERS", { silent: gap.silent, invited: gap.invited });
    case "QUORUM": {
      const who = gap.missing.map((one) => say("desk.gaps.who", { kind: one.kind, name: agencyOf(one, agencies) }));
      return say("desk.gaps.QUORUM", { lost: String(gap.lost), who: formatList(locale, who) });
    }
  }
}

function agencyOf(gap: QuorumGap, agencies: NextMeeting["agencies"]): string {
  return gap.kind === "AGENCY" ? (agencies.find(({ id }) => id === gap.partyId)?.name ?? "") : "";
}
