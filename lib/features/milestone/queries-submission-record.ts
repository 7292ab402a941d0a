import type { RecordContent } from "@/lib/domain/record";
import { submissionContent } from "@/lib/domain/signed-content";
import {
  contractSay,
  frame,
  paragraph,
  partiesSection,
  type RecordScope,
  table,
} from "@/lib/features/milestone/queries-record";
import type { Setting } from "@/lib/features/milestone/queries-setting";
import { lastDecision, type MilestoneState } from "@/lib/features/milestone/queries-state";
import type { SubmissionDraftInput } from "@/lib/features/milestone/schema";

/** A file that evidence stands on, as the store knows it. */
export type KnownFile = { readonly id: string; readonly sha256: string; readonly bytes: number };

/** What the agency signs when it hands a milestone over. */
export function submissionRecord(
  scope: RecordScope,
  setting: Setting,
  state: MilestoneState,
  draft: SubmissionDraftInput,
  files: readonly KnownFile[],
): RecordContent {
  const say = contractSay(scope);
  const t = (key: string, values?: Record<string, string | number>): string => say(`submissions.record.${key}`, values);
  const number = state.submissions.length + 1;
  const reasons = lastDecision(state)?.reasons ?? [];
  const criterion = (id: string): string => state.criteria.find((one) => one.id === id)?.code ?? "";
  const answers = draft.answers.flatMap((answer) => {
    const reason = reasons.find((one) => one.id === answer.reasonId);
    return reason === undefined ? [] : [{ criterionId: reason.criterionId, reason: reason.text, text: answer.text }];
  });
  const evidence = draft.evidence.map((one) => ({
    kind: one.kind,
    name: one.name,
    digest: files.find((file) => file.id === one.fileId)?.sha256 ?? null,
    url: one.url,
  }));
  const content = submissionContent({
    project: { id: scope.projectId, code: scope.code },
    milestone: { id: state.id, code: state.code, definitionDigest: state.definitionDocument?.digest ?? state.digest },
    number,
    version: draft.version,
    message: draft.message,
    evidence,
    requirements: state.requirements.map(({ id, code, version }) => ({ id, code, version })),
    answers: answers.map(({ criterionId, text }) => ({ criterionId, text })),
  });
  return frame(
    scope,
    {
      kind: "SUBMISSION",
      title: t("title", { number, code: state.code, title: state.definition.title }),
      subject: state.code,
      data: {
        ...content,
        environment: draft.environment,
        declaredIssues: draft.declaredIssues,
        declaredBlocking: draft.declaredBlocking,
        charterVersion: setting.charterVersion,
        baseline: setting.baselineNumber,
      },
    },
    [
      {
        detail: t("object"),
        blocks: [
          paragraph(t("handedOver", { version: draft.version, code: state.code })),
          draft.environment === "" ? null : paragraph(t("environment", { environment: draft.environment })),
          draft.message === "" ? null : paragraph(draft.message),
        ],
      },
      {
        detail: t("evidence"),
        blocks: [
          table(
            [t("kind"), t("name"), t("proof")],
            content.evidence.map((one) => [say(`evidenceKind.${one.kind}`), one.name, one.digest ?? one.url ?? ""]),
          ),
        ],
      },
      {
        detail: t("requirements"),
        blocks: [
          content.requirements.length === 0 ? null : paragraph(content.requirements.map((one) => one.code).join(", ")),
        ],
      },
      { detail: t("issues"), blocks: [paragraph(draft.declaredIssues === "" ? t("noIssue") : draft.declaredIssues)] },
      {
        detail: t("answers"),
        blocks: [
          answers.length === 0
            ? null
            : table(
                [t("criterion"), t("reason"), t("answer")],
                answers.map((one) => [criterion(one.criterionId), one.reason, one.text]),
              ),
        ],
      },
    ],
    partiesSection(scope, setting, state.agencyPartyId),
  );
}
