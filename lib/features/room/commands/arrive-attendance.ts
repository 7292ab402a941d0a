import { moveCommand } from "@/lib/features/room/commands/attendance-writing";

/** Somebody comes into the room, or comes back. */
export const arriveAttendance = moveCommand("attendance.arrive", "ARRIVED");
