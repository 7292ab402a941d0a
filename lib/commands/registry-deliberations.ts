import type { ProjectCommand } from "@/lib/commands/define-command";
import { adoptDecision } from "@/lib/features/decision/commands/adopt-decision";
import { postponeDecision } from "@/lib/features/decision/commands/postpone-decision";
import { proposeDecision } from "@/lib/features/decision/commands/propose-decision";
import { rejectDecision } from "@/lib/features/decision/commands/reject-decision";
import { voteDecision } from "@/lib/features/decision/commands/vote-decision";
import { adjournMeeting } from "@/lib/features/room/commands/adjourn-meeting";
import { arriveAttendance } from "@/lib/features/room/commands/arrive-attendance";
import { beginPoint } from "@/lib/features/room/commands/begin-point";
import { closeMeeting } from "@/lib/features/room/commands/close-meeting";
import { endPoint } from "@/lib/features/room/commands/end-point";
import { leaveAttendance } from "@/lib/features/room/commands/leave-attendance";
import { openMeeting } from "@/lib/features/room/commands/open-meeting";
import { writeMeetingNote } from "@/lib/features/room/commands/write-meeting-note";

/** The commands of the room and of what is decided there: part of the registry. */
export const deliberationCommands: readonly ProjectCommand[] = [
  openMeeting,
  closeMeeting,
  adjournMeeting,
  arriveAttendance,
  leaveAttendance,
  beginPoint,
  endPoint,
  writeMeetingNote,
  proposeDecision,
  voteDecision,
  adoptDecision,
  rejectDecision,
  postponeDecision,
];
