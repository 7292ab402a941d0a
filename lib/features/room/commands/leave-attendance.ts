import { moveCommand } from "@/lib/features/room/commands/attendance-writing";

/** Somebody leaves the room, or dropped out of it. */
export const leaveAttendance = moveCommand("attendance.leave", "LEFT");
