import type { z } from "zod";
import type { ProjectScope } from "@/lib/auth/scope";
import { type InputIssue, parseInput } from "@/lib/commands/define-command";
import { abilityTo } from "@/lib/domain/ability";
import { decideBaseline } from "@/lib/domain/baseline";
import { decideAward } from "@/lib/domain/consultation";
import type { Decision } from "@/lib/domain/decision-condition";
import { authorityFor, type CommandName } from "@/lib/domain/policy";
import type { RecordContent } from "@/lib/domain/record";
import type { Refusal } from "@/lib/domain/refusal";
import { loadUnansweredAdvice } from "@/lib/features/advice/queries-block";
import { draftOverride } from "@/lib/features/advice/queries-ceremony";
import { OverrideAdviceInput } from "@/lib/features/advice/schema";
import { draftOrderSignature } from "@/lib/features/amendment/queries-ceremony";
import { SignAmendmentInput } from "@/lib/features/amendment/schema";
import {
  nextBaselineNumber,
  readBaselineSet,
  readInitialPrice,
  recordOfSet,
} from "@/lib/features/baseline/queries-set";
import { SignBaselineInput } from "@/lib/features/baseline/schema";
import { getCeilingToSign } from "@/lib/features/budget/queries-ceiling";
import { SetBudgetCeilingInput } from "@/lib/features/budget/schema";
import { draftChangeApproval } from "@/lib/features/change-request/queries-ceremony";
import { ApproveChangeInput } from "@/lib/features/change-request/schema-life";
import { getCharterPage } from "@/lib/features/charter/queries-page";
import { SignCharterInput } from "@/lib/features/charter/schema";
import { getCommitmentToSign } from "@/lib/features/commitment/queries-form";
import { SignCommitmentInput } from "@/lib/features/commitment/schema";
import { choiceOf, draftAward } from "@/lib/features/consultation/queries-award";
import { AwardConsultationInput } from "@/lib/features/consultation/schema";
import { getPowerToSign } from "@/lib/features/delegation/queries-page";
import { GrantDelegationInput } from "@/lib/features/delegation/schema";
import { draftSettlement } from "@/lib/features/dispute/queries-ceremony";
import { SignSettlementInput } from "@/lib/features/dispute/schema";
import {
  type Drafted,
  draftAgreement,
  draftCancellation,
  draftDecision,
  draftReduction,
  draftSubmission,
} from "@/lib/features/milestone/queries-ceremony";
import { draftRebuttal } from "@/lib/features/milestone/queries-tacit-ceremony";
import {
  AcceptPriceReductionInput,
  AgreeMilestoneInput,
  CancelMilestoneInput,
  DecideMilestoneInput,
  SubmitMilestoneInput,
} from "@/lib/features/milestone/schema";
import { RebutTacitAcceptanceInput } from "@/lib/features/milestone/schema-silence";
import { getMinutesToApprove, getMinutesToCirculate } from "@/lib/features/minutes/queries-ceremony";
import { SignMinutesInput } from "@/lib/features/minutes/schema";
import { draftSending } from "@/lib/features/notice/queries-ceremony";
import { SendNoticeInput } from "@/lib/features/notice/schema";
import { draftReservation } from "@/lib/features/reservation/queries";
import { ConfirmLiftingInput, SignReservationInput } from "@/lib/features/reservation/schema";
import type { Inside } from "@/lib/http/api/inside";
import { ok, type Result } from "@/lib/kernel/result";
import { recordDigest } from "@/lib/ledger/sign";

/** What would be signed now: the record word for word, what the command then wants, and why this person may not. */
export type ToSign = {
  readonly record: RecordContent;
  readonly refusals: readonly Refusal[];
  /** What the command wants beside what was said; the digest comes on top. */
  readonly input: { readonly [key: string]: unknown };
};

type Reading = Inside<ProjectScope>;

/** How what a command would sign is read before it is signed: what is said for it, and the record that comes of it. */
export type SigningDraft = {
  readonly input: z.ZodType;
  readonly draft: (reading: Reading, raw: unknown) => Promise<Result<ToSign | null, readonly InputIssue[]>>;
};

/**
 * How what a command would sign is read, from what is said for it and the record that comes of that; what the draft wants
 * beside, it says in `input`, else what was said is what the command wants.
 */
function draftOf<I extends z.ZodType<{ readonly [key: string]: unknown }>>(
  input: I,
  draft: (reading: Reading, said: z.output<I>) => Promise<(Omit<ToSign, "input"> & Partial<ToSign>) | null>,
): SigningDraft {
  return {
    input,
    draft: async (reading, raw) => {
      const said = parseInput(input, raw);
      if (!said.ok) return said;
      const drafted = await draft(reading, said.value);
      return ok(drafted === null ? null : { input: said.value, ...drafted });
    },
  };
}

function plain(drafted: Drafted | null): Omit<ToSign, "input"> | null {
  return drafted === null ? null : { record: drafted.record, refusals: drafted.refusals };
}

function decision(kind: Decision): SigningDraft {
  return draftOf(DecideMilestoneInput.omit({ digest: true }), async (reading, { milestone, ...draft }) =>
    plain(await draftDecision(reading, milestone, kind, draft)),
  );
}

function onReservation(act: "lift" | "waive"): SigningDraft {
  return draftOf(SignReservationInput.omit({ digest: true }), async (reading, { reservation, comment }) =>
    plain(await draftReservation(reading, reservation, act, comment)),
  );
}

const baseline = draftOf(
  SignBaselineInput.omit({ digest: true, read: true }),
  async ({ tx, scope, now }, { exclusions }) => {
    const items = await readBaselineSet(tx, scope.projectId);
    const number = await nextBaselineNumber(tx, scope.projectId);
    const record = recordOfSet(scope, number, items, exclusions);
    const digest = recordDigest(record);
    const initialPriceCents = await readInitialPrice(tx, scope.projectId);
    const authority = authorityFor("baseline.sign", scope, now);
    const delegation = authority.ok ? authority.value.delegation : null;
    const unansweredAdvice = await loadUnansweredAdvice(tx, scope.projectId, [
      { kind: "BASELINE", code: String(number) },
    ]);
    const { status: projectStatus } = scope;
    const facts = { status: "TO_SIGN", projectStatus, items, exclusions, unansweredAdvice } as const;
    const may = abilityTo("baseline.sign", scope, now, (actor) =>
      decideBaseline(facts, actor, { read: digest, current: digest }, { initialPriceCents, delegation }),
    );
    const read = items.map(({ code, version }) => ({ code, version }));
    return { record, refusals: may.allowed ? [] : may.refusals, input: { exclusions, read } };
  },
);

const charter = draftOf(SignCharterInput.omit({ digest: true }), async ({ tx, scope, now }, { version }) => {
  const page = await getCharterPage(tx, scope, now, version);
  if (page === null || page.record === null) return null;
  const { sign } = page.abilities;
  return { record: page.record, refusals: sign.allowed ? [] : sign.refusals };
});

const power = draftOf(GrantDelegationInput.omit({ digest: true }), async ({ tx, scope, now }, terms) => {
  const drafted = await getPowerToSign(tx, scope, terms, now);
  if (drafted === null) return null;
  return { record: drafted.record, refusals: drafted.rules.allowed ? [] : drafted.rules.refusals };
});

const override = draftOf(OverrideAdviceInput.omit({ digest: true }), async (reading, { advice, ...brought }) => {
  const drafted = await draftOverride(reading, advice, brought);
  return drafted === null ? null : { record: drafted.record, refusals: drafted.refusals };
});

const ceiling = draftOf(SetBudgetCeilingInput.omit({ digest: true }), async ({ tx, scope, now }, terms) => {
  const { record, rules } = await getCeilingToSign(tx, scope, terms, now);
  return { record, refusals: rules.allowed ? [] : rules.refusals };
});

const award = draftOf(AwardConsultationInput.omit({ digest: true }), async (reading, said) => {
  const drafted = await draftAward(reading, said);
  if (drafted === null) return null;
  const digest = recordDigest(drafted.record);
  const authority = authorityFor("consultation.award", reading.scope, reading.now);
  const choice = choiceOf(drafted, authority.ok ? authority.value.delegation : null);
  const may = abilityTo("consultation.award", reading.scope, reading.now, (actor) =>
    decideAward(drafted.state.facts, actor, choice, { read: digest, current: digest }),
  );
  return { record: drafted.record, refusals: may.allowed ? [] : may.refusals };
});

const changeApproval = draftOf(ApproveChangeInput.omit({ digest: true }), async (reading, { changeRequest }) => {
  const drafted = await draftChangeApproval(reading, changeRequest);
  return drafted === null ? null : { record: drafted.record, refusals: drafted.refusals };
});

// What was agreed to in a mediation is read in the mediation, and never by a machine.
const settlement = draftOf(SignSettlementInput.omit({ digest: true }), async (reading, wanted) =>
  wanted.proposal === 0 ? null : draftSettlement(reading, wanted),
);

const commitment = draftOf(SignCommitmentInput.omit({ digest: true }), async (reading, { commitment: code }) => {
  const drafted = await getCommitmentToSign(reading, code);
  if (drafted === null) return null;
  return { record: drafted.record, refusals: drafted.rules.allowed ? [] : drafted.rules.refusals };
});

function minutes(read: typeof getMinutesToApprove): SigningDraft {
  return draftOf(SignMinutesInput.omit({ digest: true }), async (reading, { meeting }) => {
    const drafted = await read(reading, meeting);
    if (drafted === null) return null;
    return { record: drafted.record, refusals: drafted.rules.allowed ? [] : drafted.rules.refusals };
  });
}

/** Every signing command with what it would sign. A test holds that none of the registry is missing. */
const drafts: { readonly [name in CommandName]?: SigningDraft } = {
  "charter.sign": charter,
  "commitment.sign": commitment,
  "minutes.circulate": minutes(getMinutesToCirculate),
  "minutes.approve": minutes(getMinutesToApprove),
  "consultation.award": award,
  "dispute.sign-settlement": settlement,
  "delegation.grant": power,
  "baseline.sign": baseline,
  "budget.set-ceiling": ceiling,
  "advice.override": override,
  "amendment.sign": draftOf(SignAmendmentInput.omit({ digest: true }), async (reading, { amendment }) =>
    draftOrderSignature(reading, amendment),
  ),
  "milestone.agree": draftOf(AgreeMilestoneInput.omit({ digest: true }), async (reading, { milestone }) =>
    plain(await draftAgreement(reading, milestone)),
  ),
  "milestone.submit": draftOf(SubmitMilestoneInput.omit({ digest: true }), async (reading, { milestone, ...draft }) =>
    plain(await draftSubmission(reading, milestone, draft)),
  ),
  "milestone.cancel": draftOf(CancelMilestoneInput.omit({ digest: true }), async (reading, { milestone, ...draft }) =>
    plain(await draftCancellation(reading, milestone, draft)),
  ),
  "milestone.accept-price-reduction": draftOf(
    AcceptPriceReductionInput.omit({ digest: true }),
    async (reading, { milestone }) => plain(await draftReduction(reading, milestone)),
  ),
  "milestone.accept": decision("ACCEPT"),
  "milestone.accept-with-reservations": decision("ACCEPT_WITH_RESERVATIONS"),
  "milestone.reduce-price": decision("REDUCE_PRICE"),
  "milestone.adjourn": decision("ADJOURN"),
  "milestone.reject": decision("REJECT"),
  "milestone.approve-aptitude": decision("APPROVE_APTITUDE"),
  "milestone.rebut-tacit-acceptance": draftOf(
    RebutTacitAcceptanceInput.omit({ digest: true }),
    async (reading, { milestone, ...draft }) => plain(await draftRebuttal(reading, milestone, draft)),
  ),
  "change-request.approve": changeApproval,
  "notice.send": draftOf(SendNoticeInput.omit({ digest: true }), async (reading, { notice, channel }) =>
    plain(await draftSending(reading, notice, channel)),
  ),
  "reservation.lift": onReservation("lift"),
  "reservation.waive": onReservation("waive"),
  "reservation.confirm-lifting": draftOf(ConfirmLiftingInput.omit({ digest: true }), async (reading, { reservation }) =>
    plain(await draftReservation(reading, reservation, "confirmLifting", "")),
  ),
};

/** How what this command would sign is read; `null` for a command that signs nothing. */
export function signingDraft(name: CommandName): SigningDraft | null {
  return drafts[name] ?? null;
}
