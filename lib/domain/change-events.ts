import { z } from "zod";
import { ChangeFinding } from "@/lib/domain/change-finding";
import { Instrument } from "@/lib/domain/change-price";
import { ChangeRequestStatus } from "@/lib/domain/change-request";
import { code, count, day, digest, event, id, moment, signedEvent } from "@/lib/domain/event-definition";

const change = { changeRequestId: id, changeRequest: code };
/** Where it stood, and where it stands. */
const moved = { ...change, before: ChangeRequestStatus, status: ChangeRequestStatus };
const due = { dueOn: day, dueBefore: moment };

/**
 * What happens to a change request up to its decision. All sides read the ledger, and an agency's prices are not for the
 * others: an offer is there by its digest, which covers an id that only its readers know.
 */
export const changeEvents = {
  ChangeRequestOpened: event({ ...change, type: z.string(), origin: code.nullable() }, "title", "reason"),
  ChangeRequestSubmitted: event({ ...change, type: z.string(), digest }),
  ChangeRequestWithdrawn: event(moved, "reason"),
  /** `dueOn`: when what follows is due. The assessment, or the decision to mend. */
  ChangeRequestQualified: event(
    {
      ...moved,
      finding: ChangeFinding,
      inScope: z.boolean(),
      duplicateOf: code.nullable(),
      requirement: code.nullable(),
      partyIds: z.array(id),
      dueOn: day.nullable(),
    },
    "opinion",
  ),
  ChangeRequestDisputed: event({ ...moved, dueOn: day }, "reason"),
  ChangeDisputeSettled: event({ ...moved, finding: ChangeFinding, dueOn: day }, "reason"),
  ChangeImpactAssessed: event({ ...change, partyId: id, days: count, reopened: z.array(code), digest }),
  ChangeQuoted: event({ ...moved, partyId: id, version: count, days: count, validUntil: day, digest }),
  /** Every concerned agency has offered: the decision is due, and the first offer lapses at `validBefore`. */
  ChangeQuotesComplete: event({ ...moved, ...due, validUntil: day, validBefore: moment }),
  ChangeAdvised: event({ ...moved, partyId: id, digest }),
  ChangeRequestApproved: signedEvent({
    ...moved,
    instrument: Instrument,
    sponsor: z.boolean(),
    days: count,
    reopened: z.array(code),
  }),
  ChangeDecisionRecorded: event({ ...moved, finding: ChangeFinding.nullable(), instrument: Instrument }, "reason"),
  ChangeRequestRejected: event(moved, "reason"),
  ChangeRequestDeferred: event({ ...moved, dueOn: day }, "reason"),
  ChangeConcessionGranted: event(moved, "reason"),
  ChangeEmergencyApproved: event({ ...moved, partyId: id, ceilingCents: count, ...due }, "reason"),
  /** A deferred request goes on; `dueOn` of what it waits for, and how long its offers still stand. */
  ChangeRequestResumed: event({ ...moved, dueOn: day, validUntil: day.nullable() }),
  /** Days went by without the act that was due: those who can move it are told. */
  ChangeAssessmentLate: event({ ...change, dueOn: day, partyIds: z.array(id) }),
  ChangeDecisionLate: event({ ...change, dueOn: day, validUntil: day.nullable() }),
  ChangeOpinionLate: event({ ...change, dueOn: day }),
  ChangeRequestExpired: event({ ...moved, dueOn: day, cause: z.enum(["QUOTE_LAPSED", "NOT_REGULARISED"]) }),
};
