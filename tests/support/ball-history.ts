import fc from "fast-check";
import { Seat } from "@/lib/domain/amendment";
import type { BallEntry } from "@/lib/domain/ball";
import { ballMoves } from "@/lib/domain/ball-move";
import { ChangeRequestStatus } from "@/lib/domain/change-request";
import { Role, Side } from "@/lib/domain/party";
import { instantOf } from "@/lib/kernel/instant";

const client = "01939b1e-0000-7000-8000-0000000000c1";
const agency = "01939b1e-0000-7000-8000-0000000000a1";
const second = "01939b1e-0000-7000-8000-0000000000a2";

type Written = Omit<BallEntry, "seq">;

/** Any day of a few months around both changes of hour and the holidays of winter. */
const day = fc
  .integer({ min: 0, max: 220 })
  .map((days) => new Date(Date.UTC(2026, 9, 1) + days * 86_400_000).toISOString().slice(0, 10));
const moment = fc.integer({ min: 0, max: 220 * 24 * 60 }).map((minutes) => {
  return instantOf(new Date(Date.UTC(2026, 9, 1) + minutes * 60_000));
});

const milestones = ["J1", "J2"].map((milestone, index) => ({
  milestone,
  milestoneId: `01939b1e-0000-7000-8000-00000000010${index}`,
}));

const types = Object.keys(ballMoves);

/** An entry of any kind that moves a ball, whether it makes sense there or not. */
const step: fc.Arbitrary<Written> = fc
  .record({
    type: fc.constantFrom(...types),
    of: fc.constantFrom(...milestones),
    role: fc.constantFrom(...Role.options, "SYSTEM"),
    partyId: fc.constantFrom(client, agency, second, null),
    occurredAt: moment,
    side: fc.constantFrom(...Side.options),
    due: fc.option(day),
    other: fc.option(day),
    ends: fc.option(moment),
    number: fc.integer({ min: 1, max: 3 }),
    flag: fc.boolean(),
    status: fc.constantFrom(...ChangeRequestStatus.options),
    before: fc.constantFrom(...ChangeRequestStatus.options),
    cause: fc.constantFrom("FORCE_MAJEURE", "AGREEMENT", "BLOCKING_QUESTION", "HEARING"),
    matter: fc.constantFrom("MILESTONE", "RESERVATION", "QUESTION", "COMMITMENT"),
    clock: fc.constantFrom("ACCEPTANCE", "HEARING", "RESUBMISSION"),
    seats: fc.option(fc.subarray(Seat.options)),
  })
  .map(
    ({
      type,
      of,
      role,
      partyId,
      occurredAt,
      side,
      due,
      other,
      ends,
      number,
      flag,
      cause,
      matter,
      clock,
      seats,
      ...change
    }) => {
      const reservation = `R-${of.milestone}-0${number}`;
      const matters = {
        MILESTONE: of.milestone,
        RESERVATION: reservation,
        QUESTION: `Q-00${number}`,
        COMMITMENT: "EN-1",
      };
      const named = type.startsWith("Question") ? { subject: flag ? of.milestone : "EX-001" } : of;
      const payload = {
        ...named,
        ...{ side, to: side, blocking: flag, question: `Q-00${number}`, reservation, cause, clock },
        ...{ partyId, toSide: side, notice: `MED-00${number}`, commitment: `ENG-00${number}`, effectBefore: ends },
        ...{ dueOn: due, observationEndsOn: due, decisionDueOn: due, resubmissionDueOn: due, endsOn: due },
        ...{ startsOn: other, endsBefore: ends, matterKind: matter, matter: matters[matter] },
        ...{ ...change, changeRequest: `FDE-00${number}`, amendment: `AV-00${number}` },
        ...{ advice: `AVIS-00${number}`, opinion: `DA-00${number}`, dispute: `LIT-00${number}`, turnOf: partyId },
        ...{ kind: flag ? "WARNING" : "INFORMATION", due: flag ? { side, turnOf: partyId, dueOn: due } : null },
        ...(seats === null ? {} : { left: seats }),
        inputId: `input-${number}`,
        inputs: flag ? [{ inputId: `input-${number}`, dueOn: other ?? "2026-12-24", critical: true }] : [],
      };
      return { type, payload, occurredAt, role, partyId };
    },
  );

const calendar: fc.Arbitrary<Written> = fc
  .record({ occurredAt: moment, off: fc.uniqueArray(day, { maxLength: 20 }) })
  .map(({ occurredAt, off }) => ({
    type: "CalendarFixed",
    payload: { hash: "0".repeat(64), days: off.sort() },
    occurredAt,
    role: "SYSTEM",
    partyId: null,
  }));

/** A ledger of up to 60 entries in order of time, of two milestones in a zone, with calendars; and an instant after it. */
export const ballHistory = fc
  .record({
    zone: fc.constantFrom("Europe/Paris", "America/Toronto", "Indian/Reunion"),
    steps: fc.array(step, { maxLength: 60 }),
    calendars: fc.array(calendar, { maxLength: 3 }),
    after: fc.integer({ min: 0, max: 60 * 24 * 60 }),
  })
  .map(({ zone, steps, calendars, after }): { entries: readonly BallEntry[]; now: ReturnType<typeof instantOf> } => {
    const at = instantOf(new Date(Date.UTC(2026, 8, 30)));
    const by = { occurredAt: at, role: "CLIENT_OWNER", partyId: client };
    const begin: readonly Written[] = [
      { ...by, type: "ProjectCreated", payload: { project: "p", timeZone: zone } },
      { ...by, type: "PartyAdded", payload: { partyId: client, side: "CLIENT" } },
      { ...by, type: "PartyAdded", payload: { partyId: agency, side: "AGENCY" } },
      { ...by, type: "PartyAdded", payload: { partyId: second, side: "AGENCY" } },
    ];
    const later = [...steps, ...calendars].sort((a, b) => a.occurredAt.localeCompare(b.occurredAt));
    const entries = [...begin, ...later].map((one, index) => ({ ...one, seq: index + 1 }));
    const last = entries.at(-1)?.occurredAt ?? at;
    return { entries, now: instantOf(new Date(Date.parse(last) + after * 60_000)) };
  });
