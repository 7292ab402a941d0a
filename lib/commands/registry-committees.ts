import type { ProjectCommand } from "@/lib/commands/define-command";
import { deliberationCommands } from "@/lib/commands/registry-deliberations";
import { answerByMail } from "@/lib/features/committee/commands/answer-by-mail";
import { answerMeeting } from "@/lib/features/committee/commands/answer-meeting";
import { attachAgendaDocument } from "@/lib/features/committee/commands/attach-agenda-document";
import { cancelMeeting } from "@/lib/features/committee/commands/cancel-meeting";
import { composeCommittee } from "@/lib/features/committee/commands/compose-committee";
import { conveneMeeting } from "@/lib/features/committee/commands/convene-meeting";
import { dissolveCommittee } from "@/lib/features/committee/commands/dissolve-committee";
import { fixAgenda } from "@/lib/features/committee/commands/fix-agenda";
import { formCommittee } from "@/lib/features/committee/commands/form-committee";
import { giveMeetingProxy } from "@/lib/features/committee/commands/give-meeting-proxy";
import { orderAgenda } from "@/lib/features/committee/commands/order-agenda";
import { planMeeting } from "@/lib/features/committee/commands/plan-meeting";
import { proposeAgendaPoint } from "@/lib/features/committee/commands/propose-agenda-point";
import { rescheduleMeeting } from "@/lib/features/committee/commands/reschedule-meeting";
import { withdrawAgendaPoint } from "@/lib/features/committee/commands/withdraw-agenda-point";
import { writePreparation } from "@/lib/features/committee/commands/write-preparation";

/** The commands around committees, their meetings, agendas and rooms: part of the registry. */
export const committeeCommands: readonly ProjectCommand[] = [
  ...deliberationCommands,
  formCommittee,
  composeCommittee,
  dissolveCommittee,
  planMeeting,
  conveneMeeting,
  rescheduleMeeting,
  cancelMeeting,
  answerMeeting,
  answerByMail,
  giveMeetingProxy,
  proposeAgendaPoint,
  attachAgendaDocument,
  withdrawAgendaPoint,
  orderAgenda,
  fixAgenda,
  writePreparation,
];
