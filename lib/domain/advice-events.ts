import { z } from "zod";
import { AdviceAnswer, AdviceOutcome } from "@/lib/domain/advice";
import { AdviceKind, AdviceLink, Adviser } from "@/lib/domain/advice-content";
import { code, day, event, id, moment, signedEvent } from "@/lib/domain/event-definition";

const advice = { adviceId: id, advice: code, kind: AdviceKind };
const opinion = { opinionId: id, opinion: code, askedOf: Adviser };

/**
 * What happens to advice and to the opinions that are asked for. The words of what shows to the client alone stay out of
 * the ledger, which every side reads: then no texts are given.
 */
export const adviceEvents = {
  AdviceDrafted: event(advice),
  AdviceIssued: event(
    {
      ...advice,
      adviser: Adviser,
      partyId: id.nullable(),
      links: z.array(AdviceLink),
      /** The request that it answers, and the advice whose place it takes. */
      opinion: code.nullable(),
      supersedes: code.nullable(),
      dueOn: day,
      dueBefore: moment,
    },
    "object",
    "facts",
    "recommended",
    "interests",
  ),
  AdviceAcknowledged: event(advice),
  AdviceAnswered: event({ ...advice, answer: AdviceAnswer }, "reason"),
  /** Not followed, or not wholly, and signed (CR-06). */
  AdviceOverridden: signedEvent({ ...advice, answer: AdviceAnswer }, "reason", "consequences"),
  AdviceSuperseded: event({ ...advice, by: code }),
  AdviceLapsed: event({ ...advice, draft: z.boolean() }, "reason"),
  /** The period to answer is over: the sponsor is told. It still waits, and is never deemed followed. */
  AdviceUnanswered: event({ ...advice, dueOn: day }),
  AdviceOutcomeNoted: event({ ...advice, outcome: AdviceOutcome }, "note"),
  OpinionRequested: event(
    {
      ...opinion,
      partyId: id.nullable(),
      side: z.enum(["AMO", "AGENCY"]).nullable(),
      links: z.array(AdviceLink),
      dueOn: day,
    },
    "question",
  ),
  /** An expert has another link: the one before opens nothing any more. */
  OpinionLinkRenewed: event(opinion),
  OpinionWithdrawn: event(opinion, "reason"),
  OpinionGiven: event({ ...opinion, advice: code }),
};
