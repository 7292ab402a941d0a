import { z } from "zod";
import { alsoUnless, decide, type ProjectAct, type Ruling } from "@/lib/domain/act";
import type { Actor } from "@/lib/domain/party";
import { rolesFor } from "@/lib/domain/policy";
import { refuse, unless } from "@/lib/domain/refusal";

/** Where a change request stands (domain.md 9.3). */
export const ChangeRequestStatus = z.enum([
  "DRAFT",
  "SUBMITTED",
  "QUALIFIED",
  "IMPACT_ASSESSMENT",
  "QUOTED",
  "UNDER_DECISION",
  "APPROVED",
  "REJECTED",
  "DEFERRED",
  "CONCESSION",
  "CONTRACTED",
  "IN_IMPLEMENTATION",
  "VERIFIED",
  "CLOSED",
  "WITHDRAWN",
  "EXPIRED",
  "DISPUTED",
  "EMERGENCY_APPROVED",
]);
export type ChangeRequestStatus = z.infer<typeof ChangeRequestStatus>;

/** What is asked: something new, a repair, a duty of law, a concession, or a clearer text. */
export const ChangeRequestType = z.enum([
  "EVOLUTION",
  "CORRECTION",
  "REGULATORY",
  "OFF_SPECIFICATION",
  "CLARIFICATION",
]);
export type ChangeRequestType = z.infer<typeof ChangeRequestType>;

/** What the request comes from, or aims at. */
export const ChangeRequestOrigin = z.enum([
  "MILESTONE",
  "REQUIREMENT",
  "RESERVATION",
  "QUESTION",
  "AGENDA_POINT",
  "NONE",
]);
export type ChangeRequestOrigin = z.infer<typeof ChangeRequestOrigin>;

/** What must be known to submit a change request. */
export type ChangeRequestFacts = {
  readonly status: ChangeRequestStatus;
  readonly openedByPartyId: string;
  readonly type: ChangeRequestType | null;
  readonly title: string;
  readonly description: string;
  readonly reason: string;
};

/** The acts that exist today; the rest of its life is another chapter. */
export const changeRequestActs = {
  revise: { from: ["DRAFT"], to: "DRAFT", by: rolesFor("change-request.open"), guards: [], article: "CD-04" },
  submit: { from: ["DRAFT"], to: "SUBMITTED", by: rolesFor("change-request.submit"), guards: [], article: "CD-13" },
} as const satisfies Record<string, ProjectAct<ChangeRequestStatus, ChangeRequestFacts>>;

/** Decides a submission: by the party that opened it, with a type, a title, a description and the reason. */
export function decideChangeRequestSubmission(facts: ChangeRequestFacts, actor: Actor): Ruling<ChangeRequestStatus> {
  const missing = [
    ...(facts.type === null ? ["type"] : []),
    ...(facts.title.trim() === "" ? ["title"] : []),
    ...(facts.description.trim() === "" ? ["description"] : []),
    ...(facts.reason.trim() === "" ? ["reason"] : []),
  ];
  return alsoUnless(decide<ChangeRequestStatus, ChangeRequestFacts>(changeRequestActs.submit, facts, actor), [
    ...unless(facts.openedByPartyId === actor.partyId, refuse("other-party", {})),
    ...unless(missing.length === 0, refuse("change-request-incomplete", { missing })),
  ]);
}
