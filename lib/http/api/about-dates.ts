import type { About } from "@/lib/http/api/about-commands";

/** What the commands around the dates of a milestone do. */
export const aboutDates: Readonly<Record<string, About>> = {
  "client-input.deliver": {
    summary: "Record that a client input is there",
    description:
      "The client says that something it had to supply for a milestone is there. The day is that of the act. Late and critical, it moves the milestone's date at once where the signed charter says so (CD-06).",
  },
  "milestone.propose-date": {
    summary: "Propose a new date for a milestone",
    description:
      "Puts another date to the other side, beside the one that the register's delays lead to. It takes the place of a proposal that still waits (AR-03).",
  },
  "milestone.agree-date": {
    summary: "Agree to a new date for a milestone",
    description:
      "The other side agrees to the very date that was proposed: from then on it is the date in force. The signed definition stays as it is (AR-03).",
  },
  "milestone.verify": {
    summary: "Begin the verification of a milestone",
    description:
      "The client begins its verification of the last submission. The period has been running since the submission.",
  },
};
