import { z } from "zod";
import { codes, define } from "@/lib/domain/refusal-definition";

/** Refusals in the room and after it: votes, decisions, actions, minutes. Instants are told in the project's zone. */
export const deliberationRefusals = {
  "meeting-not-open": define("CD-09", { meetingStatus: z.string() }, "see-what-stands", "plan-meeting"),
  "already-in-room": define("CD-09", {}, "see-what-stands"),
  "not-in-room": define("CD-09", {}, "see-what-stands"),
  "no-voice": define("CD-09", {}, "post-comment", "compose-committee"),
  "no-voice-on-matter": define("CD-09", {}, "post-comment", "see-what-stands"),
  "voice-of-other-side": define("CD-07", {}, "ask-signatory"),
  "already-voted": define("CD-07", {}, "see-what-stands"),
  "not-presiding": define("CD-09", {}, "ask-signatory", "see-what-stands"),
  "quorum-missing": define("CD-09", { seats: z.int() }, "wait", "plan-meeting"),
  "point-not-to-decide": define("CD-09", {}, "plan-meeting", "see-what-stands"),
  "vote-not-carried": define("CD-09", { favour: z.int(), against: z.int() }, "see-what-stands"),
  "party-not-consenting": define("CD-04", { parties: z.int() }, "see-what-stands", "open-change-request"),
  "vote-not-lost": define("CD-09", { favour: z.int(), against: z.int() }, "see-what-stands"),
  "decision-incomplete": define("CD-16", { missing: z.int() }, "give-reasons"),
  "decision-not-standing": define("CD-16", { decision: z.string() }, "see-what-stands"),
  "revocation-without-decision": define("CD-16", {}, "plan-meeting"),

  "body-without-authority": define("CD-04", {}, "plan-meeting", "open-change-request"),
  "point-not-fixed": define("CD-09", {}, "see-what-stands", "plan-meeting"),
  "point-running": define("CD-09", {}, "see-what-stands"),
  "point-not-running": define("CD-09", {}, "see-what-stands"),
  "note-rewritten": define("CD-16", { revision: z.int(), standing: z.string() }, "read-again"),
  "committee-sitting": define("CD-09", { meetings: codes }, "wait", "see-what-stands"),

  "action-owner-missing": define("CD-16", {}, "invite-member", "see-what-stands"),
  "action-day-past": define("CD-16", { today: z.string() }, "see-what-stands"),
  "action-of-somebody-else": define("CD-16", {}, "see-what-stands", "post-comment"),
  "verified-by-doer": define("CD-16", {}, "ask-signatory", "wait"),
  "drop-without-decision": define("CD-09", {}, "plan-meeting"),

  "meeting-not-closed": define("MR-02", {}, "wait"),
  "minutes-empty": define("MR-02", {}, "see-what-stands"),
  "not-participant": define("CD-16", {}, "post-comment"),
  "approval-period-over": define("CD-09", { until: z.string() }, "post-comment", "plan-meeting"),
  "approval-period-running": define("CD-09", { until: z.string() }, "wait"),
  "approval-already-given": define("CR-12", {}, "see-what-stands"),
  "approvals-missing": define("CD-09", { participants: z.int() }, "wait"),
  "corrections-unanswered": define("CD-16", { corrections: z.int() }, "read-again"),
  "observations-noted": define("CD-16", { observations: z.int() }, "see-what-stands"),
  "observations-missing": define("CD-16", {}, "see-what-stands"),
  "silence-not-signed": define("CD-09", {}, "wait", "propose-amendment"),
  "minutes-not-received": define("CD-09", { participants: z.int() }, "wait"),
} as const;
