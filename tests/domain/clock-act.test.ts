import { describe, expect, it } from "vitest";
import type { ProjectAct } from "@/lib/domain/act";
import { ClockKind, ClockState, restarted, resumed } from "@/lib/domain/clock";
import {
  type ClockActFacts,
  clockActs,
  decideExtension,
  decideResumption,
  decideSuspensionAgreement,
  decideSuspensionProposal,
} from "@/lib/domain/clock-act";
import { type ActingRole, Role } from "@/lib/domain/party";
import { instant } from "@/lib/kernel/instant";
import { decideAct } from "@/lib/kernel/machine";
import { actorIn, kindsOf, now, parties } from "@/tests/support/rulebook";

const running: ClockActFacts = {
  status: "RUNNING",
  kind: "ACCEPTANCE",
  side: "CLIENT",
  partyId: parties.CLIENT,
  agencyPartyId: parties.AGENCY,
  dueOn: "2026-12-01",
  dueBefore: instant("2026-12-01T23:00:00.000Z"),
  timeZone: "Europe/Paris",
  now,
  proposal: null,
  cause: null,
  held: false,
};
const proposed: ClockActFacts = { ...running, proposal: { partyId: parties.AGENCY, cause: "FORCE_MAJEURE" } };
const suspended: ClockActFacts = { ...running, status: "SUSPENDED", cause: "AGREEMENT" };
const later = { until: "2026-12-08", reason: "Fêtes" };
const roles: readonly ActingRole[] = [...Role.options, "SYSTEM"];

describe("acts on a clock, every status and role", () => {
  const rows = [
    { name: "extend", act: clockActs.extend, ready: running },
    { name: "proposeSuspension", act: clockActs.proposeSuspension, ready: running },
    { name: "agreeSuspension", act: clockActs.agreeSuspension, ready: proposed },
    { name: "withdrawSuspension", act: clockActs.withdrawSuspension, ready: proposed },
    { name: "resume", act: clockActs.resume, ready: suspended },
  ] as const;
  it.each(rows.flatMap((row) => ClockState.options.map((status) => ({ ...row, status }))))(
    "$name from $status",
    ({ act, ready, status }) => {
      for (const role of roles) {
        const from: readonly string[] = act.from;
        const by: readonly string[] = act.by;
        const table: ProjectAct<ClockState, ClockActFacts> = { ...act, guards: [] };
        const refused = kindsOf(decideAct(table, { ...ready, status }, [role]));
        expect(refused).toEqual([
          ...(from.includes(status) ? [] : ["wrong-status"]),
          ...(by.includes(role) ? [] : ["wrong-role"]),
        ]);
      }
    },
  );
});

describe("an extension", () => {
  it("is granted by the side that waits: the agency for the client's time, and the other way round", () => {
    const granted = decideExtension(running, actorIn("AGENCY_MANAGER"), later);
    expect(granted).toEqual({ ok: true, value: { on: "2026-12-08", before: "2026-12-08T23:00:00.000Z" } });
    expect(kindsOf(decideExtension(running, actorIn("CLIENT_OWNER"), later))).toEqual(["extension-by-other-side"]);
    const lifting: ClockActFacts = { ...running, kind: "RESERVATION_LIFTING", side: "AGENCY", partyId: parties.AGENCY };
    expect(decideExtension(lifting, actorIn("CLIENT_OWNER"), later).ok).toBe(true);
    expect(kindsOf(decideExtension(lifting, actorIn("AGENCY_MANAGER"), later))).toEqual(["extension-by-other-side"]);
  });

  it("is not for another agency, nor for the AMO", () => {
    const stranger = { role: "AGENCY_MANAGER", personId: "somebody", partyId: "another agency" } as const;
    expect(kindsOf(decideExtension(running, stranger, later))).toEqual(["other-party"]);
    expect(kindsOf(decideExtension(running, actorIn("AMO"), later))).toContain("wrong-role");
  });

  it.each([
    ["the day itself", "2026-12-01"],
    ["an earlier day", "2026-11-30"],
  ])("goes beyond the due day: not %s", (_what, until) => {
    expect(kindsOf(decideExtension(running, actorIn("AGENCY_MANAGER"), { ...later, until }))).toEqual([
      "extension-not-later",
    ]);
  });

  it("comes before the day is over, to the millisecond", () => {
    const actor = actorIn("AGENCY_MANAGER");
    const last: ClockActFacts = { ...running, now: instant("2026-12-01T22:59:59.999Z") };
    expect(decideExtension(last, actor, later).ok).toBe(true);
    expect(kindsOf(decideExtension({ ...last, now: last.dueBefore }, actor, later))).toEqual(["clock-over"]);
  });

  it("says why", () => {
    expect(kindsOf(decideExtension(running, actorIn("AGENCY_MANAGER"), { ...later, reason: " " }))).toEqual([
      "reason-missing",
    ]);
  });

  it.each(ClockKind.options)("%s: either it may be extended, or it says that it is not", (kind) => {
    const kinds = kindsOf(decideExtension({ ...running, kind }, actorIn("AGENCY_MANAGER"), later));
    const others = ["OBSERVATION", "HEARING", "COMMITMENT", "COMMITMENT_GRACE", "REBUTTAL", "PAYMENT"];
    // Of advice, of a risk and of a dispute: whoever waits has acts of its own (advice is superseded, a review is dated anew).
    const decided = ["ADVICE_ANSWER", "OPINION_ANSWER", "RISK_REVIEW", "DISPUTE_LEVEL", "LIMITATION_RESTART"];
    // Days of a committee follow from its meeting, which is moved instead.
    const held = ["MEETING_CONVOCATION", "MEETING_DOCUMENTS", "ACTION_DUE", "MINUTES_CIRCULATION", "MINUTES_APPROVAL"];
    const mediated = ["MEDIATION_ANSWER", "MEDIATOR_APPOINTMENT", "MEDIATION_LENGTH"];
    const fixed = kind.startsWith("CHANGE_") || [...others, ...decided, ...mediated, ...held].includes(kind);
    expect(kinds).toEqual(fixed ? ["clock-fixed"] : []);
  });
});

describe("a suspension that both sides want", () => {
  it("is proposed by either, and agreed to by the other", () => {
    for (const role of ["CLIENT_OWNER", "AGENCY_SIGNATORY"] as const)
      expect(decideSuspensionProposal(running, actorIn(role), "Grève").ok).toBe(true);
    expect(decideSuspensionAgreement(proposed, actorIn("CLIENT_SIGNATORY"))).toEqual({ ok: true, value: "SUSPENDED" });
    expect(kindsOf(decideSuspensionAgreement(proposed, actorIn("AGENCY_SIGNATORY")))).toEqual([
      "suspension-proposed-by-you",
    ]);
    expect(kindsOf(decideSuspensionAgreement(running, actorIn("CLIENT_SIGNATORY")))).toEqual([
      "suspension-not-proposed",
    ]);
    expect(kindsOf(decideSuspensionProposal(proposed, actorIn("CLIENT_OWNER"), "Grève"))).toEqual([
      "suspension-already-proposed",
    ]);
    expect(kindsOf(decideSuspensionProposal(running, actorIn("CLIENT_OWNER"), ""))).toEqual(["reason-missing"]);
  });

  it("stops nothing that is over", () => {
    const over = { ...proposed, now: proposed.dueBefore };
    expect(kindsOf(decideSuspensionAgreement(over, actorIn("CLIENT_OWNER")))).toEqual(["clock-over"]);
  });

  it("is ended by either; what ends by itself is not", () => {
    for (const role of ["CLIENT_OWNER", "AGENCY_MANAGER"] as const)
      expect(decideResumption(suspended, actorIn(role))).toEqual({ ok: true, value: "RUNNING" });
    const asked: ClockActFacts = { ...suspended, cause: "BLOCKING_QUESTION" };
    expect(kindsOf(decideResumption(asked, actorIn("CLIENT_OWNER")))).toEqual(["suspension-goes-on"]);
    expect(kindsOf(decideResumption({ ...suspended, held: true }, actorIn("CLIENT_OWNER")))).toEqual([
      "suspension-goes-on",
    ]);
  });
});

describe("after a suspension", () => {
  const clock = { unit: "CALENDAR_DAYS", dueOn: "2026-06-16", timeZone: "Europe/Paris" } as const;
  const from = instant("2026-06-10T08:00:00.000Z");
  const until = instant("2026-06-12T08:00:00.000Z");
  const left = resumed(clock, from, until, new Set());

  it("RESUME leaves what was left, RESTART counts the whole period again", () => {
    expect(left).toMatchObject({ days: 2, due: { on: "2026-06-18" } });
    expect(restarted(clock, 15, until, left, new Set())).toMatchObject({ days: 2, due: { on: "2026-06-29" } });
  });

  it("RESTART never brings a day nearer, and leaves a day that was agreed as such", () => {
    const extended = resumed({ ...clock, dueOn: "2026-08-03" }, from, until, new Set());
    expect(restarted({ ...clock }, 15, until, extended, new Set())).toBe(extended);
    expect(restarted({ ...clock, unit: null }, null, until, left, new Set())).toBe(left);
  });
});
