import { z } from "zod";
import { AdviceLink } from "@/lib/domain/advice-content";
import { BodyKind } from "@/lib/domain/committee";
import { DisputeLevel } from "@/lib/domain/dispute";
import { MeetingKind, MeetingStatus } from "@/lib/domain/meeting";
import type { MeetingGap } from "@/lib/domain/meeting-readiness";
import { getDesk } from "@/lib/features/desk/queries";
import { DeskProject } from "@/lib/features/desk/schema";
import type { DisputeLineNear, NextMeeting, ShareView, WarningLine } from "@/lib/features/desk/view";
import { nothing, personRead, type ReadOperation } from "@/lib/http/api/define-read";
import { At, Day, many, PartyName, partyName } from "@/lib/http/api/fields";
import { Matter, matterBody } from "@/lib/http/api/matter";

const Place = z.strictObject({ code: z.string(), name: z.string() });
const place = ({ code, name }: { readonly code: string; readonly name: string }): z.input<typeof Place> => ({
  code,
  name,
});

const LateBy = z
  .strictObject({ amount: z.int(), unit: z.enum(["WORKING_DAYS", "CALENDAR_DAYS"]) })
  .nullable()
  .describe("In working days of the project; in days of the calendar while none has gone by.");

const Gap = z
  .strictObject({
    kind: z.enum(["CHAIR", "AGENDA", "CONVOCATION", "DOCUMENTS", "ANSWERS", "QUORUM"]),
    dueOn: Day.nullable().describe("The last day for it, where it has one."),
    late: z.boolean().describe("True once that day is over, or where the quorum is lost whoever else comes."),
    count: z.int().nullable().describe("Points proposed, points without a document, or answers awaited."),
    lacks: many(z.string()).describe(
      "Who the quorum lacks: CHAIR, CLIENT_SIGNATORY, CLIENT, or the name of an agency.",
    ),
  })
  .meta({ id: "MeetingGap" });

/** A meeting still to come, with what it wants. */
export const Meeting = z
  .strictObject({
    project: Place,
    code: z.string(),
    committee: z.string(),
    body: BodyKind,
    kind: MeetingKind,
    status: MeetingStatus,
    startsAt: At,
    missing: many(Gap),
  })
  .meta({ id: "NextMeeting" });

/** A warning without an answer. */
export const Warning = z
  .strictObject({
    project: Place,
    code: z.string(),
    object: z.string(),
    holder: PartyName.describe("Whose turn it is."),
    issuedAt: At,
    dueOn: Day,
    lateBy: LateBy,
    stops: many(AdviceLink).describe("What cannot be signed before it is answered."),
  })
  .meta({ id: "OpenWarning" });

/** An open dispute and its next step. */
export const Dispute = z
  .strictObject({
    project: Place,
    code: z.string(),
    title: z.string(),
    claimant: PartyName,
    respondent: PartyName,
    level: DisputeLevel.nullable().describe("Null off the ladder."),
    next: z.enum([...DisputeLevel.options, "LADDER_ENDED"]).nullable(),
    dueOn: Day.nullable(),
    workingDaysLeft: z.int().nullable(),
  })
  .meta({ id: "DisputeStep" });

const Acts = z.strictObject({
  acts: z.int().describe("Acts of the client's side."),
  instead: z.int().describe("Those of them that the AMO did under a delegation of the client."),
  share: z.int().nullable().describe("In basis points; null where there is no act."),
});
const Share = z.strictObject({
  months: many(Acts.extend({ month: z.string().describe('"2026-11".') })),
  whole: Acts,
  trend: z.enum(["FALLS", "RISES", "STEADY", "UNKNOWN"]).describe("The later half of the months against the earlier."),
  before: z.int().nullable().describe("The share of the earlier half, in basis points; null where there is no act."),
  after: z.int().nullable().describe("The share of the later half."),
});

/** A meeting on the wire. */
export function meetingBody({ body, missing, agencies, project, ...meeting }: NextMeeting): z.input<typeof Meeting> {
  const { code, kind, status, startsAt } = meeting;
  const nameOf = (id: string): string => agencies.find((one) => one.id === id)?.name ?? "";
  return {
    ...{ code, kind, status, startsAt },
    project: place(project),
    committee: body.code,
    body: body.kind,
    missing: missing.map((gap) => ({
      kind: gap.kind,
      dueOn: "on" in gap ? gap.on : null,
      late: "late" in gap ? gap.late : gap.kind === "QUORUM" && gap.lost,
      count: countOf(gap),
      lacks:
        gap.kind === "QUORUM" ? gap.missing.map((one) => (one.kind === "AGENCY" ? nameOf(one.partyId) : one.kind)) : [],
    })),
  };
}

function countOf(gap: MeetingGap): number | null {
  switch (gap.kind) {
    case "AGENDA":
      return gap.proposed;
    case "DOCUMENTS":
      return gap.points;
    case "ANSWERS":
      return gap.silent;
    case "CHAIR":
    case "CONVOCATION":
    case "QUORUM":
      return null;
  }
}

/** A warning on the wire. */
export function warningBody({
  project,
  code,
  object,
  holder,
  issuedAt,
  term,
  stops,
}: WarningLine): z.input<typeof Warning> {
  const { on, lateBy } = term;
  const stopped = { stops: [...stops] };
  return { project: place(project), code, object, holder: partyName(holder), issuedAt, dueOn: on, lateBy, ...stopped };
}

/** A dispute on the wire. */
export function disputeBody({
  project,
  code,
  title,
  claimant,
  respondent,
  level,
  step,
}: DisputeLineNear): z.input<typeof Dispute> {
  const parties = { claimant: partyName(claimant), respondent: partyName(respondent) };
  const { next = null, on = null, workingDaysLeft = null } = step ?? {};
  return { project: place(project), code, title, ...parties, level, next, dueOn: on, workingDaysLeft };
}

function shareBody({ months, whole, trend, before, after }: ShareView): z.input<typeof Share> {
  return { months, whole, trend, before, after };
}

const desk = personRead({
  id: "getDesk",
  path: "/desk",
  tag: "To do",
  summary: "Your desk as an AMO",
  description:
    "Across the projects that you advise: the next meeting of each committee and what is missing for it, warnings without an answer, what is late and with whom, disputes by their next step, and the share of the client's acts that the AMO did under a delegation (it should fall). Not found for who advises none.",
  own: false,
  params: nothing,
  query: z.object({ project: DeskProject.optional().describe("One of these projects alone.") }),
  answer: z
    .strictObject({
      projects: many(Place.extend({ client: z.string().nullable() })),
      meetings: many(Meeting),
      warnings: many(Warning),
      late: many(z.strictObject({ matter: Matter, lateBy: LateBy })),
      disputes: many(Dispute),
      share: Share.extend({ projects: many(Share.extend({ project: Place })) }),
    })
    .meta({ id: "Desk" }),
  read: async ({ tx, scope, now, caller }, { project = null }) => {
    const view = await getDesk(tx, scope, { project, among: caller.grant.projects }, now);
    if (view === null) return null;
    return {
      projects: view.projects.map((one) => ({ ...place(one), client: one.client })),
      meetings: view.meetings.map(meetingBody),
      warnings: view.warnings.map(warningBody),
      late: view.late.map((matter) => ({ matter: matterBody(matter), lateBy: matter.term?.lateBy ?? null })),
      disputes: view.disputes.map(disputeBody),
      share: {
        ...shareBody(view.shares),
        projects: view.shares.projects.map((one) => ({ project: place(one.project), ...shareBody(one) })),
      },
    };
  },
});

export const deskReads: readonly ReadOperation[] = [desk];
