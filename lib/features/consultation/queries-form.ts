import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { minuteOf } from "@/lib/domain/local-minute";
import { listBaselineNumbers, numberOfBaseline } from "@/lib/features/consultation/queries-asked";
import { loadConsultation } from "@/lib/features/consultation/queries-state";
import type { ConsultationFormView } from "@/lib/features/consultation/view";
import { listWaitingFiles } from "@/lib/features/file/queries";
import type { Instant } from "@/lib/kernel/instant";

/** What the form of a consultation begins with; `null` for a draft that is not there or no longer one. */
export async function getConsultationForm(
  tx: Tx,
  scope: ProjectScope,
  code: string,
  now: Instant,
): Promise<ConsultationFormView | null> {
  const { projectId, timeZone } = scope;
  const [baselines, waiting, state] = await Promise.all([
    listBaselineNumbers(tx, projectId),
    listWaitingFiles(tx, scope),
    code === "" ? null : loadConsultation(tx, scope, code, now),
  ]);
  if (code !== "" && (state === null || state.facts.status !== "DRAFT")) return null;
  const [documents, baseline] =
    state === null
      ? [[], baselines[0] ?? null]
      : await Promise.all([
          tx.consultationDocument.findMany({
            where: { projectId, consultationId: state.row.id },
            orderBy: { ordinal: "asc" },
          }),
          numberOfBaseline(tx, projectId, state.row.baselineId),
        ]);
  const minute = (at: Instant | undefined): string => (at === undefined ? "" : minuteOf(at, timeZone));
  return {
    project: { code: scope.code, name: scope.name, timeZone },
    code,
    title: state?.row.title ?? "",
    subject: state?.row.subject ?? "",
    baseline,
    baselines,
    questionsUntil: minute(state?.facts.questionsUntil),
    closesAt: minute(state?.facts.closesAt),
    opensAt: minute(state?.facts.opensAt),
    criteria: (state?.criteria ?? []).map(({ kind, name, detail, weight }) => ({ kind, name, detail, weight })),
    documents: documents.map(({ fileId }) => fileId),
    files: waiting.map(({ id, name, bytes }) => ({ id, name, bytes })),
  };
}
