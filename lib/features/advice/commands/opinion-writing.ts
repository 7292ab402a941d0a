import type { ProjectContext } from "@/lib/commands/define-command";
import { LINK_DAYS } from "@/lib/domain/opinion";
import { grantAccess } from "@/lib/features/advice/store-opinion";
import { postMail } from "@/lib/mail/outbox";

/** Sends an expert the link to one question. Without the code that is mailed when it is opened, it shows nothing. */
export async function mailExpert(
  { tx, scope, now, newId }: ProjectContext,
  to: {
    readonly id: string;
    readonly email: string;
    readonly name: string;
    readonly question: string;
    readonly neededBy: string;
  },
): Promise<void> {
  const { projectId, partyName, language } = scope;
  const token = await grantAccess({ tx, projectId, now, newId }, to.id);
  const { name, neededBy, email } = to;
  await postMail(tx, {
    template: "opinion-asked",
    payload: { party: partyName, name, neededBy, days: LINK_DAYS, path: `/opinion/${token}` },
    to: { email, locale: language },
    projectId,
    now,
    newId,
  });
}
