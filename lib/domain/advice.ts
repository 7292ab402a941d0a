import { z } from "zod";
import { alsoUnless, decide, type ProjectAct, type Ruling, readAsItStands } from "@/lib/domain/act";
import { type AdviceContent, type AdviceLink, isClientOnly, missingFromAdvice } from "@/lib/domain/advice-content";
import type { Actor } from "@/lib/domain/party";
import { rolesFor } from "@/lib/domain/policy";
import { type Refusal, refuse, unless } from "@/lib/domain/refusal";

/** Where advice stands (domain.md 9.5). From ISSUED on its words are locked; those after ACKNOWLEDGED are final. */
export const AdviceStatus = z.enum([
  "DRAFT",
  "ISSUED",
  "ACKNOWLEDGED",
  "FOLLOWED",
  "PARTLY_FOLLOWED",
  "OVERRIDDEN",
  "SUPERSEDED",
  "LAPSED",
]);
export type AdviceStatus = z.infer<typeof AdviceStatus>;

/** What the client may answer. Nothing is ever deemed followed. */
export const AdviceAnswer = z.enum(["FOLLOWED", "PARTLY_FOLLOWED", "OVERRIDDEN"]);
export type AdviceAnswer = z.infer<typeof AdviceAnswer>;

/** What came of it, noted later: to learn from, not to blame. */
export const AdviceOutcome = z.enum(["MATERIALISED", "PARTLY", "NOT_MATERIALISED", "TOO_EARLY"]);
export type AdviceOutcome = z.infer<typeof AdviceOutcome>;

/** What must be known to act on advice. */
export type AdviceFacts = {
  readonly status: AdviceStatus;
  readonly content: AdviceContent;
  readonly links: readonly AdviceLink[];
  /** The adviser's party; `null` for an expert, who stands outside. */
  readonly partyId: string | null;
  /** Advice that this draft takes the place of: its number, and whether it still waits for an answer. */
  readonly supersedes: { readonly code: string; readonly open: boolean } | null;
};

/** MD-05: advice that lacks a mandatory field is not issued. */
export function adviceComplete({ content }: AdviceFacts): readonly Refusal[] {
  const missing = missingFromAdvice(content);
  return unless(missing.length === 0, refuse("advice-incomplete", { missing }));
}

/** What shows to the client alone is linked to nothing that the others read. */
export function linksOfOneCircle({ links }: AdviceFacts): readonly Refusal[] {
  const mixed = isClientOnly(links) && links.some(({ kind }) => kind !== "CONSULTATION");
  return unless(!mixed, refuse("consultation-advice-apart", {}));
}

/** Only advice that still waits is superseded: an answer stays with what it answered. */
export function supersededWaits({ supersedes }: AdviceFacts): readonly Refusal[] {
  if (supersedes === null || supersedes.open) return [];
  return [refuse("advice-ended", { advice: supersedes.code })];
}

const waiting = ["ISSUED", "ACKNOWLEDGED"] as const;
const answered = ["FOLLOWED", "PARTLY_FOLLOWED", "OVERRIDDEN"] as const;
const answerers = rolesFor("advice.override");

/** The life of advice. */
export const adviceActs = {
  draft: { from: ["DRAFT"], to: "DRAFT", by: rolesFor("advice.draft"), guards: [linksOfOneCircle], article: "CR-08" },
  issue: {
    from: ["DRAFT"],
    to: "ISSUED",
    by: rolesFor("advice.issue"),
    guards: [adviceComplete, linksOfOneCircle, supersededWaits],
    article: "MD-05",
  },
  acknowledge: {
    from: ["ISSUED"],
    to: "ACKNOWLEDGED",
    by: rolesFor("advice.acknowledge"),
    guards: [],
    article: "CD-03",
  },
  follow: { from: waiting, to: "FOLLOWED", by: rolesFor("advice.follow"), guards: [], article: "CD-03" },
  followPartly: { from: waiting, to: "PARTLY_FOLLOWED", by: rolesFor("advice.follow"), guards: [], article: "CD-03" },
  overridePartly: { from: waiting, to: "PARTLY_FOLLOWED", by: answerers, guards: [], article: "CR-06" },
  override: { from: waiting, to: "OVERRIDDEN", by: answerers, guards: [], article: "CR-06" },
  lapse: { from: ["DRAFT", ...waiting], to: "LAPSED", by: rolesFor("advice.lapse"), guards: [], article: "MR-03" },
  supersede: { from: waiting, to: "SUPERSEDED", by: ["SYSTEM"], guards: [], article: "MR-03" },
  noteOutcome: {
    from: answered,
    to: "FOLLOWED",
    by: rolesFor("advice.note-outcome"),
    guards: [],
    article: "CR-08",
  },
} as const satisfies Record<string, ProjectAct<AdviceStatus, AdviceFacts>>;

type Table = ProjectAct<AdviceStatus, AdviceFacts>;

function rule(act: Table, facts: AdviceFacts, actor: Pick<Actor, "role">): Ruling<AdviceStatus> {
  return decide<AdviceStatus, AdviceFacts>(act, facts, actor);
}

function own({ partyId }: AdviceFacts, actor: Actor): readonly Refusal[] {
  return unless(partyId === actor.partyId, refuse("other-party", {}));
}

/** Decides a draft, or another text for one: of one's own party. */
export function decideAdviceDraft(facts: AdviceFacts, actor: Actor): Ruling<AdviceStatus> {
  return alsoUnless(rule(adviceActs.draft, facts, actor), own(facts, actor));
}

/** Decides that advice goes out: complete, and from then on word for word what it is. */
export function decideAdviceIssue(facts: AdviceFacts, actor: Actor): Ruling<AdviceStatus> {
  return alsoUnless(rule(adviceActs.issue, facts, actor), own(facts, actor));
}

/** Decides that the client has read and understood: that is no answer yet. */
export function decideAcknowledgement(facts: AdviceFacts, actor: Actor): Ruling<AdviceStatus> {
  return rule(adviceActs.acknowledge, facts, actor);
}

/** Decides an answer without a signature: followed, or partly with its reason; what a warning leaves aside is signed (CR-06). */
export function decideFollowing(
  facts: AdviceFacts,
  actor: Actor,
  brought: { readonly answer: Exclude<AdviceAnswer, "OVERRIDDEN">; readonly reason: string },
): Ruling<AdviceStatus> {
  if (brought.answer === "FOLLOWED") return rule(adviceActs.follow, facts, actor);
  return alsoUnless(rule(adviceActs.followPartly, facts, actor), [
    ...unless(brought.reason.trim() !== "", refuse("reason-missing", {})),
    ...unless(facts.content.kind !== "WARNING", refuse("warning-wants-signature", {})),
  ]);
}

/**
 * Decides a signed override (CR-06): with its reason and the consequences that are accepted, of what was read. The client
 * is free to go on against any advice; against a warning by its signatory alone.
 */
export function decideOverride(
  facts: AdviceFacts,
  actor: Actor,
  brought: {
    readonly answer: Exclude<AdviceAnswer, "FOLLOWED">;
    readonly reason: string;
    readonly consequences: string;
    readonly digests: { readonly read: string; readonly current: string };
  },
): Ruling<AdviceStatus> {
  const act = brought.answer === "OVERRIDDEN" ? adviceActs.override : adviceActs.overridePartly;
  const bySignatory = facts.content.kind !== "WARNING" || actor.role === "CLIENT_SIGNATORY";
  return alsoUnless(rule(act, facts, actor), [
    ...(bySignatory ? [] : [{ kind: "wrong-role", article: "CR-06", expected: ["CLIENT_SIGNATORY"] } as const]),
    ...unless(brought.reason.trim() !== "", refuse("reason-missing", {})),
    ...unless(brought.consequences.trim() !== "", refuse("consequences-missing", {})),
    ...readAsItStands(brought.digests.read, brought.digests.current),
  ]);
}

/** Decides that the question no longer arises: said by who advised, with the reason. */
export function decideAdviceLapse(facts: AdviceFacts, actor: Actor, reason: string): Ruling<AdviceStatus> {
  return alsoUnless(rule(adviceActs.lapse, facts, actor), [
    ...own(facts, actor),
    ...unless(reason.trim() !== "" || facts.status === "DRAFT", refuse("reason-missing", {})),
  ]);
}

/** Decides a note on what came of it, once it was answered: its status stays. */
export function decideOutcome(facts: AdviceFacts, actor: Actor): Ruling<AdviceStatus> {
  const ruling = rule(adviceActs.noteOutcome, facts, actor);
  return ruling.ok ? { ok: true, value: facts.status } : ruling;
}

/** True while an answer is awaited. */
export function isWaiting(status: AdviceStatus): boolean {
  return status === "ISSUED" || status === "ACKNOWLEDGED";
}
