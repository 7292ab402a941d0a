import { z } from "zod";
import { codes, define, roles } from "@/lib/domain/refusal-definition";

/** Refusals around committees, their meetings and agendas. Days and instants are told in the project's zone. */
export const committeeRefusals = {
  "chair-missing": define("CD-09", {}, "compose-committee"),
  "chair-not-of-client": define("CD-09", {}, "compose-committee"),
  "adviser-without-voice": define("MD-01", {}, "compose-committee"),
  "seated-twice": define("CD-07", {}, "compose-committee"),
  "seat-missing": define("CD-09", { roles }, "compose-committee", "invite-member"),
  "agency-unseated": define("CD-09", { agencies: z.int() }, "compose-committee"),
  "committee-meets": define("CD-09", { meetings: codes }, "see-what-stands"),

  "meeting-not-ahead": define("CD-09", {}, "see-what-stands"),
  "meeting-notice-short": define("CD-09", { earliestOn: z.string() }, "move-meeting", "see-what-stands"),
  "meeting-day-off": define("CD-05", { on: z.string() }, "move-meeting"),
  "meeting-already-reconvened": define("CD-09", { meetings: codes }, "see-what-stands"),
  "agenda-not-fixed": define("CD-09", {}, "fix-agenda"),
  "meeting-not-begun": define("CD-09", { until: z.string() }, "wait"),
  "meeting-day-over": define("CD-09", { on: z.string() }, "move-meeting", "see-what-stands"),
  "quorum-met": define("CD-09", {}, "see-what-stands"),
  "not-invited": define("CD-09", {}, "see-what-stands", "compose-committee"),
  "reply-outdated": define("CD-09", {}, "see-what-stands"),
  "reply-unproved": define("CD-09", {}, "see-what-stands"),
  "proxy-without-seat": define("CD-09", {}, "see-what-stands"),
  "proxy-to-other-side": define("CD-07", {}, "see-what-stands"),
  "proxy-already-given": define("CD-07", {}, "see-what-stands"),
  "proxy-already-held": define("CD-07", {}, "see-what-stands"),
  "proxy-passed-on": define("CD-07", {}, "see-what-stands"),

  "not-chair": define("CD-09", {}, "wait", "see-what-stands"),
  "point-of-somebody-else": define("CD-16", {}, "see-what-stands"),
  "decision-announced-late": define("CD-09", { until: z.string() }, "plan-meeting", "see-what-stands"),
  "documents-late": define("CD-09", { until: z.string() }, "post-comment", "see-what-stands"),
  "agenda-order-incomplete": define("CD-09", {}, "read-again"),
} as const;
