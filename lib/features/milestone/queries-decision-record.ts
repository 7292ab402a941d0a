import type { Decision } from "@/lib/domain/decision-condition";
import type { RecordBlock, RecordContent } from "@/lib/domain/record";
import { openReservationStatuses, type ReservationStatus } from "@/lib/domain/reservation";
import { decisionContent } from "@/lib/domain/signed-content";
import {
  contractSay,
  frame,
  paragraph,
  partiesData,
  partiesSection,
  type RecordScope,
  table,
} from "@/lib/features/milestone/queries-record";
import type { Setting } from "@/lib/features/milestone/queries-setting";
import { lastSubmission, type MilestoneState } from "@/lib/features/milestone/queries-state";
import type { DecisionDraftInput } from "@/lib/features/milestone/schema";
import { formatDateTime, formatDay, formatMoney } from "@/lib/text/format";

type Draft = DecisionDraftInput & { readonly decision: Decision };

/**
 * The record of a decision as it would be signed now: the page shows it and the command signs it, from this one
 * function. Parties and roles, charter and baseline, the submission with its evidence, the result of each criterion,
 * the reservations, the decision, its reasons and the price. No date of signature: a signature bears its own.
 */
export function milestoneDecisionDraft(
  scope: RecordScope,
  setting: Setting,
  state: MilestoneState,
  draft: Draft,
): RecordContent {
  const say = contractSay(scope);
  const t = (key: string, values?: Record<string, string | number>): string =>
    say(`milestones.record.decision.${key}`, values);
  const submission = lastSubmission(state);
  const results = new Map((submission?.results ?? []).map((result) => [result.criterionId, result]));
  const listed: readonly ReservationStatus[] = openReservationStatuses;
  const reservations = state.reservations.filter((reservation) => listed.includes(reservation.status));
  const amountCents = state.definition.amountCents;
  const content = decisionContent({
    project: { id: scope.projectId, code: scope.code },
    milestone: { id: state.id, code: state.code, definitionDigest: state.definitionDocument?.digest ?? state.digest },
    submission: {
      id: submission?.id ?? "",
      number: submission?.number ?? 0,
      digest: submission?.document.digest ?? "",
    },
    decision: draft.decision,
    criteria: state.criteria.map(({ id, code }) => ({
      id,
      code,
      passed: results.get(id)?.passed ?? null,
      note: results.get(id)?.note ?? "",
    })),
    reservations: reservations.map(({ code, severity, statement, steps, linkedTo, dueOn }) => ({
      code,
      severity,
      statement,
      steps,
      linkedTo,
      dueOn,
    })),
    reasons: draft.reasons,
    amountCents,
    reductionCents: draft.decision === "REDUCE_PRICE" ? draft.reductionCents : null,
    currency: scope.currency,
    comment: draft.comment,
  });
  const evidence = (submission?.evidence ?? []).map(({ kind, name, sha256, url }) => ({
    kind,
    name,
    digest: sha256,
    url,
  }));
  const money = (cents: number): string => formatMoney(scope.language, { cents, currency: scope.currency });
  const reader = { locale: scope.language, timeZone: scope.timeZone };
  const code = (id: string): string => state.criteria.find((one) => one.id === id)?.code ?? "";
  return frame(
    scope,
    {
      kind: "MILESTONE_DECISION",
      title: t(`title.${draft.decision}`, { code: state.code, title: state.definition.title }),
      subject: state.code,
      data: {
        ...content,
        evidence,
        version: submission?.versionLabel ?? "",
        charterVersion: setting.charterVersion,
        baseline: setting.baselineNumber,
        parties: partiesData(setting, state.agencyPartyId),
      },
    },
    [
      {
        detail: t("object"),
        blocks: [
          submission === null
            ? null
            : paragraph(
                t(submission.environment === "" ? "about" : "aboutEnvironment", {
                  number: submission.number,
                  version: submission.versionLabel,
                  at: formatDateTime(reader, submission.submittedAt, { width: "long" }),
                  environment: submission.environment,
                }),
              ),
          table(
            [t("kind"), t("name"), t("proof")],
            evidence.map((one) => [say(`evidenceKind.${one.kind}`), one.name, one.digest ?? one.url ?? ""]),
          ),
          paragraph(t("ground", { charter: setting.charterVersion ?? 0, baseline: setting.baselineNumber ?? 0 })),
        ],
      },
      { detail: t("results"), blocks: resultBlocks(content.criteria, t) },
      {
        detail: t("reservations"),
        blocks:
          reservations.length === 0
            ? [paragraph(t("noReservation"))]
            : [
                table(
                  [t("number"), t("severity"), t("finding"), t("requirement"), t("due")],
                  content.reservations.map((one) => [
                    one.code,
                    say(`severity.${one.severity}`),
                    one.steps === "" ? one.statement : t("findingSteps", { finding: one.statement, steps: one.steps }),
                    one.linkedTo ?? "",
                    one.dueOn === null ? "" : formatDay(scope.language, one.dueOn, { weekday: false }),
                  ]),
                ),
              ],
      },
      {
        detail: t("decision"),
        blocks: [
          paragraph(t(`sentence.${draft.decision}`, { code: state.code })),
          content.reasons.length === 0
            ? null
            : table(
                [t("criterion"), t("reason")],
                content.reasons.map((one) => [code(one.criterionId), one.text]),
              ),
          draft.comment === "" ? null : paragraph(t("comment", { comment: draft.comment })),
        ],
      },
      {
        detail: t("price"),
        blocks: [
          paragraph(
            content.reductionCents === null
              ? t(`payment.${draft.decision}`, { amount: money(amountCents) })
              : t("payment.REDUCE_PRICE", {
                  amount: money(amountCents),
                  reduction: money(content.reductionCents),
                  due: money(amountCents - content.reductionCents),
                }),
          ),
        ],
      },
    ],
    partiesSection(scope, setting, state.agencyPartyId),
  );
}

type Told = (key: string, values?: Record<string, string | number>) => string;
type Result = { readonly code: string; readonly passed: boolean | null; readonly note: string };

/** Figures first, then what failed one by one, then what was not checked, then what passed. */
function resultBlocks(criteria: readonly Result[], t: Told): readonly (RecordBlock | null)[] {
  const failed = criteria.filter((one) => one.passed === false);
  const unverified = criteria.filter((one) => one.passed === null);
  const passed = criteria.filter((one) => one.passed === true);
  const noted = criteria.filter((one) => one.passed === true && one.note !== "");
  const codes = (list: readonly Result[]): string => list.map((one) => one.code).join(", ");
  return [
    paragraph(
      t("figures", {
        all: criteria.length,
        passed: passed.length,
        failed: failed.length,
        unverified: unverified.length,
      }),
    ),
    failed.length + noted.length === 0
      ? null
      : table(
          [t("criterion"), t("result"), t("finding")],
          [...failed, ...noted].map((one) => [one.code, t(one.passed === true ? "passed" : "failed"), one.note]),
        ),
    unverified.length === 0 ? null : paragraph(t("unverifiedCodes", { codes: codes(unverified) })),
    passed.length === 0 ? null : paragraph(t("passedCodes", { codes: codes(passed) })),
  ];
}
