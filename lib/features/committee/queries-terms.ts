import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { dayOf } from "@/lib/domain/deadline";
import type { MeetingKind } from "@/lib/domain/meeting";
import { earliestMeetingDay, type MeetingParameters } from "@/lib/domain/meeting-dates";
import { CharterParameters } from "@/lib/domain/parameter";
import { presets } from "@/lib/domain/preset";
import type { QuorumRule } from "@/lib/domain/quorum";
import { loadCalendar, type ProjectCalendar } from "@/lib/features/calendar/queries";
import type { Instant } from "@/lib/kernel/instant";

type Place = Pick<ProjectScope, "projectId" | "timeZone" | "calendar">;

/** The rules of committees as signed, and the calendar in which their days are counted. */
export type MeetingTerms = {
  readonly parameters: MeetingParameters & { readonly quorumAgencies: QuorumRule };
  readonly calendar: ProjectCalendar;
  /** The first day for which a convocation that leaves now is in time. */
  readonly earliest: (now: Instant, kind: MeetingKind) => string;
};

/** Reads the rules of committees; before a charter is in force, those of the private model. */
export async function loadMeetingTerms(tx: Tx, place: Place): Promise<MeetingTerms> {
  const [charter, calendar] = await Promise.all([
    tx.charter.findFirst({
      where: { projectId: place.projectId, status: "IN_FORCE" },
      select: { parameters: true },
    }),
    loadCalendar(tx, place),
  ]);
  const parameters = charter === null ? presets.PRIVATE : CharterParameters.parse(charter.parameters);
  const earliest = (now: Instant, kind: MeetingKind): string =>
    earliestMeetingDay(dayOf(now, place.timeZone), kind, parameters, calendar.nonWorking);
  return { parameters, calendar, earliest };
}
