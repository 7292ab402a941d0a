import type { About } from "@/lib/http/api/about-commands";

/** What the two sides do to the periods that run between them, hearings included, in words. */
export const aboutClockCommands: Readonly<Record<string, About>> = {
  "clock.extend": {
    summary: "Extend a period",
    description: "The side that waits grants the other a later due day, with its reason.",
  },
  "clock.propose-suspension": {
    summary: "Propose a suspension",
    description:
      "Asks the other side to let a period wait: force majeure, or by agreement. It runs on until they agree.",
  },
  "clock.agree-suspension": {
    summary: "Agree to a suspension",
    description: "Agrees to the suspension that the other side has proposed: the period waits from now on.",
  },
  "clock.withdraw-suspension": {
    summary: "Withdraw a proposed suspension",
    description: "Takes back the suspension that your side has proposed, while the other has not agreed to it.",
  },
  "clock.resume": {
    summary: "Resume a period",
    description: "Ends a suspension that both sides had agreed to; the period goes on by the rule of the charter.",
  },
  "hearing.answer": {
    summary: "Answer a hearing",
    description: "The agency's observations, in their time: the client may then decide.",
  },
  "hearing.open": {
    summary: "Open a hearing",
    description:
      "Invites the agency to observe before a price reduction or a rejection (AR-07), in the time of the charter.",
  },
};
