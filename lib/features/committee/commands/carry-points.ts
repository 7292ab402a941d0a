import type { ProjectContext } from "@/lib/commands/define-command";
import type { BodyKind } from "@/lib/domain/committee";
import type { Event } from "@/lib/domain/event";
import type { MeetingState, PointState } from "@/lib/features/committee/queries-state";
import { savePoint } from "@/lib/features/committee/store-agenda";

type Named = { readonly meetingId: string; readonly meeting: string; readonly bodyKind: BodyKind };

/** What the ledger says of a point that is proposed. */
export function proposed(
  named: Named,
  pointId: string,
  point: Pick<PointState, "ask" | "matter" | "minutes" | "title" | "detail"> & {
    readonly subject: { readonly kind: NonNullable<PointState["subjectKind"]>; readonly code: string } | null;
    readonly concerned: readonly string[];
    readonly documents: readonly string[];
  },
): Event {
  const { ask, matter, minutes, title, detail, subject } = point;
  const about = { subjectKind: subject?.kind ?? null, subject: subject?.code ?? null };
  const lists = { concerned: [...point.concerned], documents: [...point.documents] };
  return {
    type: "AgendaPointProposed",
    payload: { ...named, pointId, ask, matter, minutes, ...about, ...lists },
    texts: { title, detail },
  };
}

/**
 * A second meeting takes up what stood on the agenda of the first and was not decided there: the chair fixes it anew
 * (domain.md 9.4). What was adopted or rejected with its quorum is not decided again with a lower one.
 */
export async function carryPoints(
  ctx: Pick<ProjectContext, "tx" | "scope" | "now" | "newId">,
  named: Named,
  first: MeetingState,
): Promise<readonly Event[]> {
  const events: Event[] = [];
  const decided = await ctx.tx.committeeDecision.findMany({
    where: {
      projectId: ctx.scope.projectId,
      meetingId: first.row.id,
      status: { in: ["ADOPTED", "REJECTED", "REVOKED"] },
    },
    select: { pointId: true },
  });
  const settled = new Set(decided.map(({ pointId }) => pointId));
  for (const point of first.row.points.filter(({ id, status }) => status === "FIXED" && !settled.has(id))) {
    const { subjectKind: kind, subjectId, subject: code } = point;
    const subject = kind === null || subjectId === null || code === null ? null : { kind, id: subjectId, code };
    const documents = point.documents.map(({ id }) => id);
    const row = { ...point, meetingId: named.meetingId, subject, documents, carriedFrom: point.id };
    const id = await savePoint(ctx, row);
    events.push(proposed(named, id, { ...point, subject, documents }));
  }
  return events;
}
