import { z } from "zod";
import type { MeetingStatus } from "@/lib/domain/meeting";
import { type Refusal, refuse, unless } from "@/lib/domain/refusal";
import type { Instant } from "@/lib/kernel/instant";

/** Somebody comes into the room, or leaves it: in person or over the network, it is the same presence. */
export const AttendanceMove = z.enum(["ARRIVED", "LEFT"]);
export type AttendanceMove = z.infer<typeof AttendanceMove>;

/** One line of the attendance of a meeting: lines are added, none is changed. */
export type Attendance = { readonly memberId: string; readonly move: AttendanceMove; readonly at: Instant };

/** Who is in the room at an instant, that instant included, in the order of their last arrival. */
export function presentAt(moves: readonly Attendance[], at: Instant): readonly string[] {
  const present = new Set<string>();
  for (const { memberId, move } of moves
    .filter((line) => line.at <= at)
    .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))) {
    present.delete(memberId);
    if (move === "ARRIVED") present.add(memberId);
  }
  return [...present];
}

/** Things are said, voted and decided while the meeting is open, and at no other time. */
export function roomOpen({ meetingStatus }: { readonly meetingStatus: MeetingStatus }): readonly Refusal[] {
  return unless(meetingStatus === "OPEN", refuse("meeting-not-open", { meetingStatus }));
}

/** Decides a move: nobody comes in twice, and nobody leaves who is not there. */
export function refuseMove(
  meetingStatus: MeetingStatus,
  present: readonly string[],
  { memberId, move }: Pick<Attendance, "memberId" | "move">,
): readonly Refusal[] {
  const there = present.includes(memberId);
  return [
    ...roomOpen({ meetingStatus }),
    ...(move === "ARRIVED" ? unless(!there, refuse("already-in-room", {})) : unless(there, refuse("not-in-room", {}))),
  ];
}
