import type { Event } from "@/lib/domain/event";
import { type RoomState, roomNamed } from "@/lib/features/room/queries-state";
import type { Instant } from "@/lib/kernel/instant";

/** The point of which the time runs; `null` when none does. */
export function runningPoint({ room }: Pick<RoomState, "room">): string | null {
  return room.runs.find(({ endedAt }) => endedAt === null)?.pointId ?? null;
}

/** What the ledger says of the point that ends now: how many seconds it took, this time. Nothing when none runs. */
export function pointEnded(found: RoomState, now: Instant): readonly Event[] {
  const run = found.room.runs.find(({ endedAt }) => endedAt === null);
  const point = found.row.points.find(({ id }) => id === run?.pointId);
  if (run === undefined || point === undefined) return [];
  const seconds = Math.max(0, Math.round((Date.parse(now) - Date.parse(run.begunAt)) / 1000));
  const payload = { ...roomNamed(found), pointId: point.id, ordinal: point.ordinal, seconds };
  return [{ type: "MeetingPointEnded", payload }];
}
