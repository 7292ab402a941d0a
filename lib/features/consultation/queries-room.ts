import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { abilityTo } from "@/lib/domain/ability";
import { listConsultations } from "@/lib/features/consultation/queries";
import { mayConsult } from "@/lib/features/consultation/queries-state";
import type { ConsultationRoomView } from "@/lib/features/consultation/view";
import { listExitItems } from "@/lib/features/party/queries-exit";
import type { Instant } from "@/lib/kernel/instant";
import { ok } from "@/lib/kernel/result";

/** The page of the consultations: those that this person may see, and what providers who left hand back. */
export async function getConsultationRoom(tx: Tx, scope: ProjectScope, now: Instant): Promise<ConsultationRoomView> {
  const [lines, exits] = await Promise.all([listConsultations(tx, scope), listExitItems(tx, scope)]);
  return {
    project: { code: scope.code, name: scope.name, timeZone: scope.timeZone },
    lines: mayConsult(scope) ? lines : null,
    exits,
    mayDraft: abilityTo("consultation.draft", scope, now, () => ok(null)).allowed,
    mayHandBack: abilityTo("exit-item.hand-back", scope, now, () => ok(null)).allowed,
  };
}
