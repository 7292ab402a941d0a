import type { ProjectContext } from "@/lib/commands/define-command";
import type { Event } from "@/lib/domain/event";
import { pointEnded } from "@/lib/features/room/commands/point-ending";
import { type RoomState, roomNamed } from "@/lib/features/room/queries-state";
import { endRun, postponeLeft } from "@/lib/features/room/store";

/** What ends with a meeting: the time of the point that runs, and what was put to the vote and not pronounced. */
export async function endRoom(
  ctx: Pick<ProjectContext, "tx" | "scope" | "now">,
  found: RoomState,
): Promise<readonly Event[]> {
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
