import { z } from "zod";
import type { Tx } from "@/lib/db/client";
import type { RecordContent } from "@/lib/domain/record";
import type { TacitFacts } from "@/lib/domain/silence";
import {
  contractSay,
  frame,
  paragraph,
  partiesSection,
  type RecordScope,
  table,
} from "@/lib/features/milestone/queries-record";
import type { Setting } from "@/lib/features/milestone/queries-setting";
import { lastSubmission, type MilestoneState } from "@/lib/features/milestone/queries-state";
import type { KnownFile } from "@/lib/features/milestone/queries-submission-record";
import type { RebuttalDraftInput } from "@/lib/features/milestone/schema-silence";
import { type Instant, instantOf } from "@/lib/kernel/instant";
import { formatDay } from "@/lib/text/format";

const TacitRow = z.object({
  id: z.uuid(),
  submissionId: z.uuid(),
  charterVersion: z.int(),
  article: z.string(),
  startSeq: z.coerce.number(),
  clock: z.string(),
  effectOn: z.iso.date(),
  checkedAt: z.date(),
  warrantyEndsOn: z.iso.date(),
  rebuttalOn: z.iso.date(),
  rebuttalBefore: z.date(),
  rebuttedAt: z.date().nullable(),
  record: z.string().nullable(),
  reminders: z.array(z.object({ step: z.int(), deliveredAt: z.string() })),
});

/** A tacit acceptance, with what it stands on, until when it can be rebutted, and whether it was. */
export type TacitState = Omit<z.infer<typeof TacitRow>, "checkedAt" | "rebuttalBefore" | "rebuttedAt"> & {
  readonly checkedAt: Instant;
  readonly rebuttalBefore: Instant;
  readonly rebuttedAt: Instant | null;
};

/** The last tacit acceptance of a milestone; `null` when silence never accepted it. */
export async function loadTacit(tx: Tx, projectId: string, milestone: string): Promise<TacitState | null> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT t.id, t.submission_id AS "submissionId", t.charter_version AS "charterVersion", t.article, t.start_seq AS "startSeq", c.kind AS clock,
      t.effect_on::text AS "effectOn", t.checked_at AS "checkedAt", t.warranty_ends_on::text AS "warrantyEndsOn",
      t.rebuttal_on::text AS "rebuttalOn", t.rebuttal_before AS "rebuttalBefore", b.rebutted_at AS "rebuttedAt", d.code AS record,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('step', r.step, 'deliveredAt', to_char(r.delivered_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
         ORDER BY r.step DESC), '[]') FROM tacit_reminder r WHERE r.project_id = t.project_id AND r.tacit_acceptance_id = t.id) AS reminders
    FROM tacit_acceptance t
    JOIN clock c ON c.project_id = t.project_id AND c.id = t.clock_id
    LEFT JOIN tacit_rebuttal b ON b.project_id = t.project_id AND b.tacit_acceptance_id = t.id
    LEFT JOIN signed_document d ON d.project_id = b.project_id AND d.id = b.document_id
    JOIN milestone m ON m.project_id = t.project_id AND m.id = t.milestone_id
    WHERE t.project_id = ${projectId}::uuid AND m.code = ${milestone} ORDER BY t.checked_at DESC LIMIT 1`;
  if (rows[0] === undefined) return null;
  const { checkedAt, rebuttalBefore, rebuttedAt, ...row } = TacitRow.parse(rows[0]);
  return {
    ...row,
    checkedAt: instantOf(checkedAt),
    rebuttalBefore: instantOf(rebuttalBefore),
    rebuttedAt: rebuttedAt === null ? null : instantOf(rebuttedAt),
  };
}

/** What the rules of a rebuttal ask. */
export function tacitFacts(state: MilestoneState, tacit: TacitState | null, now: Instant): TacitFacts {
  return {
    status: state.status,
    twoStage: state.definition.twoStage,
    rebuttalBefore: tacit?.rebuttalBefore ?? null,
    now,
  };
}

/** The record of a rebuttal as it would be signed now: the page shows it and the command signs it. */
export function rebuttalRecord(
  scope: RecordScope,
  setting: Setting,
  state: MilestoneState,
  draft: RebuttalDraftInput & { readonly tacit: TacitState | null; readonly files: readonly KnownFile[] },
): RecordContent {
  const say = contractSay(scope);
  const t = (key: string, values?: Record<string, string | number>): string =>
    say(`silence.record.rebuttal.${key}`, values);
  const { tacit, files } = draft;
  const criterion = new Map(state.criteria.map((one) => [one.id, one]));
  const evidence = draft.evidence.map(({ name, fileId, url }) => ({
    name,
    digest: files.find((file) => file.id === fileId)?.sha256 ?? null,
    url,
  }));
  const submission = lastSubmission(state);
  const day = (on: string): string => formatDay(scope.language, on, { width: "long" });
  return frame(
    scope,
    {
      kind: "TACIT_REBUTTAL",
      title: t("title", { code: state.code, title: state.definition.title }),
      subject: state.code,
      data: {
        kind: "TACIT_REBUTTAL",
        format: 1,
        project: { id: scope.projectId, code: scope.code },
        milestone: { id: state.id, code: state.code },
        submission: {
          id: submission?.id ?? "",
          number: submission?.number ?? 0,
          digest: submission?.document.digest ?? "",
        },
        tacitAcceptance: {
          id: tacit?.id ?? "",
          effectOn: tacit?.effectOn ?? "",
          charterVersion: tacit?.charterVersion ?? 0,
        },
        reasons: draft.reasons,
        evidence,
        opinion: draft.opinion,
      },
    },
    [
      {
        detail: t("object"),
        blocks: [
          paragraph(
            t("about", {
              code: state.code,
              day: tacit === null ? "" : day(tacit.effectOn),
              until: tacit === null ? "" : day(tacit.rebuttalOn),
              charter: tacit?.charterVersion ?? 0,
            }),
          ),
        ],
      },
      {
        detail: t("reasons"),
        blocks: [
          draft.reasons.length === 0
            ? paragraph(t("noReason"))
            : table(
                [t("criterion"), t("expected"), t("found")],
                draft.reasons.map((one) => {
                  const known = criterion.get(one.criterionId);
                  return [known?.code ?? "", known?.statement ?? "", one.text];
                }),
              ),
        ],
      },
      {
        detail: t("evidence"),
        blocks: [
          evidence.length === 0
            ? paragraph(t("noEvidence"))
            : table(
                [t("name"), t("proof")],
                evidence.map((one) => [one.name, one.digest ?? one.url ?? ""]),
              ),
        ],
      },
      { detail: t("opinion"), blocks: [draft.opinion === "" ? null : paragraph(draft.opinion)] },
      {
        detail: t("effect"),
        blocks: [paragraph(t(state.definition.twoStage ? "backToService" : "back", { code: state.code }))],
      },
    ],
    partiesSection(scope, setting, state.agencyPartyId),
  );
}
