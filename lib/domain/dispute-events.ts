import { z } from "zod";
import { code, count, day, digest, event, id, moment, signedEvent } from "@/lib/domain/event-definition";

const dispute = {
  disputeId: id,
  dispute: code,
  /** The two parties: whoever opened it, then the other. */
  partyIds: z.array(id).length(2),
};
const level = z.enum(["L1_MANAGERS", "L2_FACILITATION", "L3_COPIL", "L4_EXECUTIVES"]);
/** Until when it is whose turn: of a side, and of one party of it where there are several. */
const due = {
  dueOn: day,
  dueBefore: moment,
  side: z.enum(["CLIENT", "AGENCY", "AMO"]),
  turnOf: id.nullable(),
};
const mediation = { ...dispute, mediationId: id };

/**
 * What disputes and mediations leave in the ledger, which every party of the project reads: that they happened. No claim,
 * no position and no amount: `sheet` is the digest of the words with a salt, which stand where the two parties read them.
 */
export const disputeEvents = {
  DisputeOpened: event({
    ...dispute,
    ...due,
    level,
    entries: count,
    claims: count,
    contested: z.array(code),
    notices: z.array(code),
    sheet: digest,
  }),
  DisputeCompleted: event({ ...dispute, entries: count, claims: count, contested: z.array(code), sheet: digest }),
  DisputePositionStated: event({ ...dispute, level, sheet: digest }),
  DisputeProposalMade: event({ ...dispute, proposal: count, validUntil: day, sheet: digest }),
  DisputeProposalEnded: event({ ...dispute, proposal: count, how: z.enum(["REFUSED", "WITHDRAWN"]) }),
  DisputeSettlementSigned: signedEvent({ ...dispute, side: z.enum(["CLIENT", "AGENCY", "AMO", "MEDIATOR"]) }),
  DisputeSettled: event({ ...dispute, inMediation: z.boolean() }),
  FacilitatorDisclosed: event({ ...dispute, sheet: digest }),
  FacilitatorRefused: event(dispute),
  DisputeEscalated: event({
    ...dispute,
    from: level,
    to: z.union([level, z.literal("LADDER_ENDED")]),
    cause: z.enum(["EXPIRED", "ASKED", "FACILITATOR_REFUSED"]),
    /** None where the ladder ends. */
    due: z.strictObject(due).nullable(),
  }),
  DisputeWithdrawn: event(dispute),
  DirectSettlementStated: event(dispute),
  DisputeSettledDirectly: event(dispute),
  DisputeWentOutside: event({ ...dispute, outside: z.enum(["EXPERT", "ARBITRATION", "COURT"]) }),
  DisputeClosed: event(dispute),
  MediationProposed: event({ ...mediation, ...due }),
  MediationRefused: event({ ...mediation, silent: z.boolean() }),
  /** From this day on the limitation is suspended (C. civ. 2238). */
  MediationAgreed: event({ ...mediation, ...due, suspendedOn: day, keptDays: count }),
  MediatorNamed: event(mediation),
  MediatorAppointed: event(mediation),
  MediationMemberAdmitted: event({ ...mediation, memberId: id }),
  /** `fingerprint`: of the key under which everything is written, so that its destruction can name it. */
  MediationBegun: event({ ...mediation, ...due, fingerprint: digest }),
  MediationEnded: event({
    ...mediation,
    agreement: z.boolean(),
    endedOn: day,
    limitationUntil: day,
    limitationBefore: moment,
    eraseOn: day,
    side: due.side,
    turnOf: due.turnOf,
  }),
  MediationKeyDestroyed: event({ ...mediation, fingerprint: digest.nullable() }),
};
