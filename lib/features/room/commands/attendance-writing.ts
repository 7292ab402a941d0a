import { defineCommand, done, missing, type ProjectCommand, refuse } from "@/lib/commands/define-command";
import type { AttendanceMove } from "@/lib/domain/attendance";
import type { CommandName } from "@/lib/domain/policy";
import { seatOf } from "@/lib/domain/quorum";
import { decideMove } from "@/lib/domain/room";
import { lastOf, loadRoomForUpdate, roomNamed } from "@/lib/features/room/queries-state";
import { MoveInput } from "@/lib/features/room/schema";
import { saveMove } from "@/lib/features/room/store";

/** The command that writes down one kind of move, by whoever moves or by who keeps the minutes. */
export function moveCommand(name: CommandName, move: AttendanceMove): ProjectCommand {
  return defineCommand({
    name,
    input: MoveInput,
    async run(ctx, { meeting: code, memberId: named }) {
      const { tx, scope, authority, now } = ctx;
      const found = await loadRoomForUpdate(tx, scope, code, now);
      if (found === null) return missing();
      const { row, body, room, parties, present } = found;
      const memberId = named ?? scope.memberId;
      const party = parties.find(({ members }) => members.some(({ id }) => id === memberId));
      if (party === undefined) return missing();
      const there = present.map((one) => one.memberId);
      const facts = { meetingStatus: row.status, present: there };
      const ruling = decideMove(facts, { memberId, move, own: memberId === scope.memberId }, authority);
      if (!ruling.ok) return refuse(ruling.error);
      await saveMove(ctx, {
        meetingId: row.id,
        ordinal: room.attendance.length + 1,
        memberId,
        move,
        at: lastOf(room.attendance, now),
      });
      const seatMemberId = seatOf(memberId, body.seats, row.proxies)?.memberId ?? null;
      const heads = there.length + (move === "ARRIVED" ? 1 : -1);
      const payload = { ...roomNamed(found), memberId, partyId: party.id, seatMemberId, present: heads };
      return done([{ type: move === "ARRIVED" ? "MeetingJoined" : "MeetingLeft", payload }], { meeting: code });
    },
  });
}
