import { z } from "zod";
import { decide, type ProjectAct, type Ruling } from "@/lib/domain/act";
import type { VoteMatter } from "@/lib/domain/committee";
import { committeePermits } from "@/lib/domain/committee-permits";
import type { MeetingStatus } from "@/lib/domain/meeting";
import { type Actor, rolesOf, sideOf } from "@/lib/domain/party";
import { type Refusal, refuse, unless } from "@/lib/domain/refusal";
import type { Instant } from "@/lib/kernel/instant";
import { err, ok } from "@/lib/kernel/result";

/** What is asked of the committee on a point. */
export const AgendaAsk = z.enum(["INFORM", "DISCUSS", "DECIDE"]);
export type AgendaAsk = z.infer<typeof AgendaAsk>;

/** Where a point stands: proposed by anybody, fixed by who presides, or withdrawn. */
export const PointStatus = z.enum(["PROPOSED", "FIXED", "WITHDRAWN"]);
export type PointStatus = z.infer<typeof PointStatus>;

/** What a point can be about, when it is about something that has a page. */
export const PointSubject = z.enum([
  "MILESTONE",
  "RESERVATION",
  "QUESTION",
  "COMMITMENT",
  "CHANGE_REQUEST",
  "AMENDMENT",
  "PENALTY",
  "CONSULTATION",
  "COMMITTEE_ITEM",
  "ADVICE",
  "RISK",
  "DISPUTE",
  "DECISION",
  "ACTION_ITEM",
]);
export type PointSubject = z.infer<typeof PointSubject>;

/** What must be known to act on a point. */
export type PointFacts = {
  readonly status: PointStatus;
  readonly meetingStatus: MeetingStatus;
  readonly now: Instant;
  readonly startsAt: Instant;
  readonly convocationBefore: Instant;
  readonly documentsBefore: Instant;
  readonly ask: AgendaAsk;
  /** Whoever acts presides the body. */
  readonly presides: boolean;
  /** Whoever acts proposed the point. */
  readonly own: boolean;
};

/** The agenda changes until the meeting begins. */
export function agendaOpen({ meetingStatus, now, startsAt }: PointFacts): readonly Refusal[] {
  const open = (meetingStatus === "PLANNED" || meetingStatus === "CONVENED") && now < startsAt;
  return unless(open, refuse("meeting-not-ahead", {}));
}

/** What is to be decided is announced with the notice that was signed: nobody is surprised by a decision. */
export function decisionAnnounced({ status, ask, now, convocationBefore }: PointFacts): readonly Refusal[] {
  const announced = status === "FIXED" || ask !== "DECIDE" || now < convocationBefore;
  return unless(announced, refuse("decision-announced-late", { until: convocationBefore }));
}

/** Documents come with the time to read them that was signed. */
export function documentsInTime({ now, documentsBefore }: PointFacts): readonly Refusal[] {
  return unless(now < documentsBefore, refuse("documents-late", { until: documentsBefore }));
}

/** Who presides fixes the agenda (domain.md 5.2). */
export function byChair({ presides }: PointFacts): readonly Refusal[] {
  return unless(presides, refuse("not-chair", {}));
}

/** A point is taken back by who proposed it, or by who presides. */
export function byProposerOrChair({ own, presides }: PointFacts): readonly Refusal[] {
  return unless(own || presides, refuse("point-of-somebody-else", {}));
}

/** The life of a point of an agenda. */
export const agendaActs = {
  propose: {
    from: ["PROPOSED"],
    to: "PROPOSED",
    by: committeePermits["agenda.propose"].by,
    guards: [agendaOpen, decisionAnnounced],
    article: "CD-16",
  },
  attach: {
    from: ["PROPOSED"],
    to: "PROPOSED",
    by: committeePermits["agenda.attach"].by,
    guards: [agendaOpen, documentsInTime],
    article: "CD-16",
  },
  attachFixed: {
    from: ["FIXED"],
    to: "FIXED",
    by: committeePermits["agenda.attach"].by,
    guards: [agendaOpen, documentsInTime],
    article: "CD-16",
  },
  withdraw: {
    from: ["PROPOSED", "FIXED"],
    to: "WITHDRAWN",
    by: committeePermits["agenda.withdraw"].by,
    guards: [agendaOpen, byProposerOrChair],
    article: "CD-16",
  },
  order: {
    from: ["PROPOSED"],
    to: "PROPOSED",
    by: committeePermits["agenda.order"].by,
    guards: [agendaOpen],
    article: "MR-02",
  },
  fix: {
    from: ["PROPOSED", "FIXED"],
    to: "FIXED",
    by: committeePermits["agenda.fix"].by,
    guards: [agendaOpen, byChair, decisionAnnounced],
    article: "CD-09",
  },
} as const satisfies Record<string, ProjectAct<PointStatus, PointFacts>>;

/** Decides an act on a point. */
export function decidePoint(
  act: keyof typeof agendaActs,
  facts: PointFacts,
  actor: Pick<Actor, "role">,
): Ruling<PointStatus> {
  return decide<PointStatus, PointFacts>(agendaActs[act], facts, actor);
}

/** An order names every point once, and no other. */
export function orderComplete(wanted: readonly string[], standing: readonly string[]): readonly Refusal[] {
  const whole = new Set(wanted).size === wanted.length && wanted.toSorted().join() === standing.toSorted().join();
  return unless(whole, refuse("agenda-order-incomplete", {}));
}

/**
 * Who votes on a point (domain.md 5.4): as its subject says, whatever is wanted. Where no subject says so, all who
 * deliberate, unless the client's side says otherwise: nobody else chooses who votes on what they propose.
 */
export function decideMatter(
  wanted: VoteMatter | null,
  subject: PointSubject | null,
  { role }: Pick<Actor, "role">,
): Ruling<VoteMatter> {
  const own = matterOf(subject);
  if (own !== "GENERAL" || wanted === null || wanted === own) return ok(own);
  if (role !== "SYSTEM" && sideOf(role) === "CLIENT") return ok(wanted);
  return err([{ kind: "wrong-role", article: "CD-09", expected: rolesOf("CLIENT") }]);
}

/** Who votes on what has this subject, as a rule: what is the client's stays the client's. */
export function matterOf(subject: PointSubject | null): VoteMatter {
  switch (subject) {
    case "CHANGE_REQUEST":
    case "AMENDMENT":
      return "CONTRACT_CHANGE";
    case "MILESTONE":
    case "RESERVATION":
    case "CONSULTATION":
    case "PENALTY":
      return "CLIENT_ONLY";
    case "QUESTION":
    case "COMMITMENT":
    case "COMMITTEE_ITEM":
    case "ADVICE":
    case "RISK":
    case "DISPUTE":
    case "DECISION":
    case "ACTION_ITEM":
    case null:
      return "GENERAL";
  }
}
