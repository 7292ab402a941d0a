import type { ProjectContext } from "@/lib/commands/define-command";
import { postMail } from "@/lib/mail/outbox";
import { contractTexts } from "@/lib/text/contract";
import { formatNumber } from "@/lib/text/format";

type Candidate = {
  readonly id: string;
  readonly email: string;
  readonly personId: string | null;
  readonly displayName: string;
};

type Told = {
  readonly candidateId: string;
  readonly outcome: "AWARDED" | "DECLINED" | "UNSUCCESSFUL" | "NO_OFFER" | "UNREADABLE";
  readonly points: number | null;
  readonly rank: number | null;
  readonly offers: number;
  readonly winner: string;
  readonly reason: string;
};

/** Posts the letters that end a consultation: each in its own words, in the language of the contract, with nobody else's result. */
export async function postLetters(
  { tx, scope, now, newId }: Pick<ProjectContext, "tx" | "scope" | "now" | "newId">,
  consultation: { readonly id: string; readonly title: string },
  candidates: readonly Candidate[],
  letters: readonly Told[],
): Promise<void> {
  const t = contractTexts(scope.language);
  const say = (key: string, values: Record<string, string | number>): string =>
    t(`consultations.letter.${key}`, values);
  for (const letter of letters) {
    const candidate = candidates.find(({ id }) => id === letter.candidateId);
    // Somebody erased has no address that a letter could go to; a mail to an erased account is not written anyway.
    if (candidate === undefined || candidate.email.endsWith("@erased.invalid")) continue;
    const { outcome, points, rank, offers, winner, reason } = letter;
    const title = consultation.title;
    const result =
      rank === null || points === null
        ? []
        : [say("result", { points: formatNumber(scope.language, points / 1000, 2), rank, offers })];
    const lines = [
      say("greeting", { name: candidate.displayName }),
      say(`outcome.${outcome}`, { title, client: scope.partyName, winner }),
      ...(outcome === "NO_OFFER" || outcome === "UNREADABLE" ? [] : result),
      ...(outcome === "UNSUCCESSFUL" ? [say("reason", { reason })] : []),
    ];
    const payload = {
      subject: say(`subject.${outcome}`, { title }),
      lines,
      button: { label: say("button", {}), path: `/offers/${consultation.id}` },
    };
    const { personId, email } = candidate;
    const to = personId === null ? { email, locale: scope.language } : { personId };
    await postMail(tx, { template: "notice", payload, to, projectId: scope.projectId, now, newId });
  }
}
