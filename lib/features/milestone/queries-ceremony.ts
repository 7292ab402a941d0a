import type { z } from "zod";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { abilityTo } from "@/lib/domain/ability";
import type { Decision } from "@/lib/domain/decision-condition";
import { type Consequences, consequencesOf } from "@/lib/domain/decision-effect";
import { readsPriceOf } from "@/lib/domain/known-price";
import { decideCancellation, decideDefinitionSignature } from "@/lib/domain/milestone";
import {
  type Condition,
  commandOf,
  conditionsOf,
  decideMilestone,
  decisionsFrom,
} from "@/lib/domain/milestone-decision";
import { decideReductionAcceptance } from "@/lib/domain/price-reduction";
import { RecordContent } from "@/lib/domain/record";
import type { Refusal } from "@/lib/domain/refusal";
import type { Regularity } from "@/lib/domain/regularity";
import { decideSubmission } from "@/lib/domain/submission";
import { loadOwnFiles } from "@/lib/features/file/queries";
import { milestoneDecisionDraft } from "@/lib/features/milestone/queries-decision-record";
import { loadEarlierDefinition, loadEarlierSubmission } from "@/lib/features/milestone/queries-earlier";
import { decisionFacts, milestoneFacts, submissionFacts } from "@/lib/features/milestone/queries-facts";
import { cancellationRecord, definitionRecord } from "@/lib/features/milestone/queries-record";
import { loadSetting, type Setting } from "@/lib/features/milestone/queries-setting";
import { loadRegularity } from "@/lib/features/milestone/queries-silence";
import { lastSubmission, loadMilestone, type MilestoneState } from "@/lib/features/milestone/queries-state";
import { submissionRecord } from "@/lib/features/milestone/queries-submission-record";
import type { CancellationDraftInput, DecisionDraftInput, SubmissionDraftInput } from "@/lib/features/milestone/schema";
import { listSigned } from "@/lib/features/signature/queries";
import type { Digest } from "@/lib/kernel/ids";
import { type Instant, instantOf } from "@/lib/kernel/instant";
import { digestOf } from "@/lib/ledger/canonical";

/** What is about to be signed, and who may not. */
export type Drafted = {
  readonly scope: ProjectScope;
  readonly setting: Setting;
  readonly state: MilestoneState;
  readonly record: RecordContent;
  readonly digest: Digest;
  /** Why this reader cannot sign this; empty when they can. */
  readonly refusals: readonly Refusal[];
  /** What the reader's side last signed of it: the differences are marked. */
  readonly earlier?: RecordContent | null;
  /** Which parties have signed this very record already. */
  readonly signed?: readonly { readonly partyId: string; readonly signedAt: Date }[];
};

const same = { read: "", current: "" };
type Reading = { readonly tx: Tx; readonly scope: ProjectScope; readonly now: Instant };
type Around = { readonly setting: Setting; readonly state: MilestoneState };

/** What is signed of a milestone says its price: there is nothing here for another agency. */
async function around({ tx, scope }: Reading, code: string): Promise<Around | null> {
  const [state, setting] = await Promise.all([loadMilestone(tx, scope.projectId, code), loadSetting(tx, scope)]);
  return state === null || !readsPriceOf(scope, state.agencyPartyId) ? null : { state, setting };
}

function factsOf({ state, setting }: Around, { scope, now }: Reading): ReturnType<typeof milestoneFacts> {
  return milestoneFacts(state, setting, { projectStatus: scope.status, timeZone: scope.timeZone, now });
}

function drafted(
  { scope }: Reading,
  found: Around,
  record: RecordContent,
  ability: ReturnType<typeof abilityTo>,
): Drafted {
  return { scope, ...found, record, digest: digestOf(record), refusals: ability.allowed ? [] : ability.refusals };
}

/** A definition as one's side would sign it now. */
export async function draftAgreement(reading: Reading, code: string): Promise<Drafted | null> {
  const { scope, now } = reading;
  const [found, earlier] = await Promise.all([around(reading, code), loadEarlierDefinition(reading, code)]);
  if (found === null) return null;
  const facts = factsOf(found, reading);
  const ability = abilityTo("milestone.agree", scope, now, (actor) => decideDefinitionSignature(facts, actor, same));
  return { ...drafted(reading, found, definitionRecord(scope, found.setting, found.state), ability), earlier };
}

/** A submission as the agency would sign it now. */
export async function draftSubmission(
  reading: Reading,
  code: string,
  draft: SubmissionDraftInput,
): Promise<Drafted | null> {
  const found = await around(reading, code);
  if (found === null) return null;
  const { tx, scope, now } = reading;
  const ids = draft.evidence.flatMap((one) => (one.fileId === null ? [] : [one.fileId]));
  const [files, earlier] = await Promise.all([
    loadOwnFiles(tx, { projectId: scope.projectId, partyId: scope.partyId, ids }),
    loadEarlierSubmission(reading, found.state.submissions),
  ]);
  const ability = abilityTo("milestone.submit", scope, now, (actor) =>
    decideSubmission(submissionFacts(found.state, draft, files), actor, same),
  );
  const record = submissionRecord(scope, found.setting, found.state, draft, files);
  return { ...drafted(reading, found, record, ability), earlier };
}

/** A cancellation as one's side would sign it now. */
export async function draftCancellation(
  reading: Reading,
  code: string,
  draft: z.infer<typeof CancellationDraftInput>,
): Promise<Drafted | null> {
  const found = await around(reading, code);
  if (found === null) return null;
  const { scope, now } = reading;
  const ability = abilityTo("milestone.cancel", scope, now, (actor) =>
    decideCancellation(factsOf(found, reading), actor, { ...draft, signedBy: [] }),
  );
  return drafted(reading, found, cancellationRecord(scope, found.setting, found.state, draft), ability);
}

/** The record of a reduction that the agency may accept: the client's own, already frozen. */
export async function draftReduction(reading: Reading, code: string): Promise<Drafted | null> {
  const found = await around(reading, code);
  const decision = found?.state.decisions.find((one) => one.kind === "REDUCE_PRICE");
  if (found === null || decision === undefined) return null;
  const { tx, scope, now } = reading;
  const { projectId } = scope;
  const [frozen, signed] = await Promise.all([
    tx.signedDocument.findUnique({ where: { projectId_id: { projectId, id: decision.document.id } } }),
    listSigned(tx, projectId, decision.document.id),
  ]);
  if (frozen === null) return null;
  const status = decision.reductionAcceptedAt === null ? "NOTIFIED_NOT_ACCEPTED" : "ACCEPTED_IN_WRITING";
  const facts = { status, agencyPartyId: found.state.agencyPartyId } as const;
  const ability = abilityTo("milestone.accept-price-reduction", scope, now, (actor) =>
    decideReductionAcceptance(facts, actor, same),
  );
  return { ...drafted(reading, found, RecordContent.parse(JSON.parse(frozen.content)), ability), signed };
}

/** A decision in the making: its record, every condition, every decision open or closed, and what it would cause. */
export type DraftedDecision = Drafted & {
  readonly decision: Decision;
  readonly conditions: readonly Condition[];
  readonly consequences: Consequences;
  /** How regular the observed service was; `null` where none was observed. */
  readonly regularity: Regularity | null;
  /** Until when the client decides on the service, by its clock; `null` while that does not run. */
  readonly decideBefore: Instant | null;
  readonly choices: readonly { readonly decision: Decision; readonly refusals: readonly Refusal[] }[];
};

/** The order in which the decisions are shown: the five, and in the first of two stages the aptitude before them. */
const order: readonly Decision[] = [
  "APPROVE_APTITUDE",
  "ACCEPT",
  "ACCEPT_WITH_RESERVATIONS",
  "REDUCE_PRICE",
  "ADJOURN",
  "REJECT",
];

/** A decision as the client's signatory would sign it now. Without a choice, the first one that is open. */
export async function draftDecision(
  reading: Reading,
  code: string,
  wanted: Decision | null,
  draft: DecisionDraftInput,
): Promise<DraftedDecision | null> {
  const found = await around(reading, code);
  if (found === null) return null;
  const { scope, now } = reading;
  const { state, setting } = found;
  const observed = await observedService(reading, found);
  const facts = decisionFacts(state, now);
  const amountCents = state.definition.amountCents;
  const criterionId = state.criteria[0]?.id ?? "";
  // What the person still has to write does not close a choice: it is asked for once the choice is made.
  const supposed = { reasons: [{ criterionId, text: "-" }], reductionCents: Math.min(1, amountCents) };
  const ability = (
    decision: Decision,
    brought: Pick<DecisionDraftInput, "reasons" | "reductionCents">,
  ): ReturnType<typeof abilityTo> =>
    abilityTo(commandOf(decision), scope, now, (actor) =>
      decideMilestone(facts, actor, { ...brought, decision, amountCents, delegation: null, digests: same }),
    );
  const choices = order
    .filter((decision) => decision !== "APPROVE_APTITUDE" || decisionsFrom(facts).includes(decision))
    .map((decision) => {
      const may = ability(decision, supposed);
      return { decision, refusals: may.allowed ? [] : may.refusals };
    });
  const decision = wanted ?? choices.find((choice) => choice.refusals.length === 0)?.decision ?? "ACCEPT";
  const record = milestoneDecisionDraft(scope, setting, state, { ...draft, decision });
  const base = drafted(reading, found, record, ability(decision, draft));
  return {
    ...base,
    decision,
    conditions: conditionsOf(facts),
    consequences: consequencesOf(decision),
    ...observed,
    choices,
  };
}

/** What CCAG-TIC 32.4 measures: the client decides with it under its eyes. */
async function observedService(
  { tx, scope, now }: Reading,
  { state, setting }: Around,
): Promise<Pick<DraftedDecision, "regularity" | "decideBefore">> {
  const submission = lastSubmission(state);
  if (state.status !== "SERVICE_OBSERVATION" || submission === null || setting.parameters === null)
    return { regularity: null, decideBefore: null };
  const threshold = setting.parameters.serviceUnavailability;
  const running = { kind: "SERVICE_DECISION", state: { in: ["RUNNING", "SUSPENDED"] } };
  const [regularity, clock] = await Promise.all([
    loadRegularity(tx, scope, { submissionId: submission.id, threshold, now }),
    tx.clock.findFirst({
      where: { projectId: scope.projectId, matterId: state.id, ...running },
      select: { dueBefore: true },
    }),
  ]);
  return { regularity, decideBefore: clock === null ? null : instantOf(clock.dueBefore) };
}

/** Where a submission's signature stands beside a decision: the agency's. */
export function submissionOf(
  state: MilestoneState,
): { readonly signedAt: Instant; readonly dueBefore: Instant } | null {
  const submission = lastSubmission(state);
  return submission === null ? null : { signedAt: submission.submittedAt, dueBefore: submission.dueBefore };
}
