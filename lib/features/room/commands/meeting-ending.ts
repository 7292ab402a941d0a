import { missing, type ProjectContext, refuse, type Stop } from "@/lib/commands/define-command";
import { openMinutes } from "@/lib/commands/open-minutes";
import { alsoUnless } from "@/lib/domain/act";
import type { Event } from "@/lib/domain/event";
import { decideMeeting } from "@/lib/domain/meeting";
import { refuseClosing } from "@/lib/domain/room";
import { pointEnded } from "@/lib/features/room/commands/point-ending";
import { loadRoomForUpdate, presidingOf, type RoomState, roomNamed } from "@/lib/features/room/queries-state";
import { advanceRoom, endRun, postponeLeft } from "@/lib/features/room/store";
import { ok, type Result } from "@/lib/kernel/result";

/** A meeting that has ended: its room as it stood before, what ended with it, and the minutes that open. */
type Ended = { readonly found: RoomState; readonly left: readonly Event[]; readonly minutes: Event };

/** Ends a meeting, closed or adjourned, once it is one's turn in its room and if the rules allow it. */
export async function endMeeting(
  ctx: ProjectContext,
  act: "close" | "adjourn",
  code: string,
): Promise<Result<Ended, Stop>> {
  const { tx, scope, authority, now } = ctx;
  const found = await loadRoomForUpdate(tx, scope, code, now);
  if (found === null) return missing();
  const { row, facts } = found;
  const voted = found.room.decisions.filter(({ status, votes }) => status === "PROPOSED" && votes.length > 0);
  const closing = { presiding: presidingOf(found), voted: voted.map((one) => one.code) };
  const ruling = alsoUnless(
    decideMeeting(act, facts, authority),
    act === "close" ? refuseClosing(scope.memberId, closing) : [],
  );
  if (!ruling.ok) return refuse(ruling.error);
  const left = await endRoom(ctx, found);
  const ended = { status: ruling.value, endedAt: new Date(now) };
  await advanceRoom(tx, { projectId: scope.projectId, id: row.id, from: row.status }, ended);
  const minutes = await openMinutes(ctx, { id: row.id, code, endedAt: now });
  return ok({ found, left, minutes: minutes.event });
}

/** What ends with a meeting: the time of the point that runs, and what was put to the vote and not pronounced. */
async function endRoom(ctx: Pick<ProjectContext, "tx" | "scope" | "now">, found: RoomState): Promise<readonly Event[]> {
  const { row, room } = found;
  const left = room.decisions.filter(({ status }) => status === "PROPOSED");
  const ended = pointEnded(found, ctx.now);
  await endRun(ctx, row.id);
  const count = (votes: (typeof left)[number]["votes"], wanted: string): number =>
    votes.filter(({ ballot }) => ballot === wanted).length;
  await postponeLeft(
    ctx,
    left.map(({ id, votes }) => ({
      id,
      favour: count(votes, "FOR"),
      against: count(votes, "AGAINST"),
      abstained: count(votes, "ABSTAIN"),
    })),
  );
  const named = roomNamed(found);
  return [
    ...ended,
    ...left.map(
      ({ id: decisionId, code: decision, pointId }): Event => ({
        type: "CommitteeDecisionPostponed",
        payload: { ...named, pointId, decisionId, decision },
      }),
    ),
  ];
}
