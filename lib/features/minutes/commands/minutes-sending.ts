import type { ProjectContext } from "@/lib/commands/define-command";
import type { MinutesState } from "@/lib/features/minutes/queries-state";
import { saveReceipts } from "@/lib/features/minutes/store";
import { postMail } from "@/lib/mail/outbox";

/**
 * Sends minutes to everybody who was invited or there, but to who has just signed them: one mail each, whatever mails they
 * want, and noted by its id. Silence is worth nothing against somebody to whom no mail is proven to have left.
 */
export async function sendMinutes(
  { tx, scope, now, newId }: Pick<ProjectContext, "tx" | "scope" | "now" | "newId">,
  { meeting, people }: Pick<MinutesState, "meeting" | "people">,
  version: { readonly minutesId: string; readonly version: number },
): Promise<void> {
  const { projectId } = scope;
  const path = `/projects/${scope.code}/committees/${meeting}/minutes`;
  const payload = { project: scope.name, act: "minutes", subject: meeting, path } as const;
  const readers = people.filter(({ memberId }) => memberId !== scope.memberId);
  const receipts: { memberId: string; deliveryId: string }[] = [];
  for (const { memberId, personId } of readers) {
    const deliveryId = newId();
    const mail = { template: "act-waiting", payload, to: { personId }, projectId, now } as const;
    await postMail(tx, { ...mail, newId: () => deliveryId });
    receipts.push({ memberId, deliveryId });
  }
  await saveReceipts(tx, { projectId, ...version }, receipts);
}
