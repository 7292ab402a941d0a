import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { type Ability, abilityTo } from "@/lib/domain/ability";
import { type BudgetRoom, decideCeiling } from "@/lib/domain/budget";
import { readsAllPrices } from "@/lib/domain/known-price";
import type { RecordContent } from "@/lib/domain/record";
import { loadRoom } from "@/lib/features/budget/queries";
import type { CeilingTerms } from "@/lib/features/budget/schema";
import { namesIn } from "@/lib/features/party/queries";
import type { Digest } from "@/lib/kernel/ids";
import type { Instant } from "@/lib/kernel/instant";
import { recordDigest } from "@/lib/ledger/sign";
import { contractTexts } from "@/lib/text/contract";
import { formatMoney } from "@/lib/text/format";

/** The version that the next ceiling will have. */
export async function nextCeilingVersion(tx: Tx, projectId: string): Promise<number> {
  const last = await tx.budgetCeiling.findFirst({
    where: { projectId },
    orderBy: { version: "desc" },
    select: { version: true },
  });
  return (last?.version ?? 0) + 1;
}

type Place = Pick<ProjectScope, "code" | "name" | "language" | "currency" | "partyName">;

/** The words of a ceiling in the language of the contract: how much, instead of how much, why, and what follows from it. */
export function ceilingRecord(place: Place, version: number, room: BudgetRoom, terms: CeilingTerms): RecordContent {
  const { code, name, language, currency, partyName: client } = place;
  const say = contractTexts(language);
  const money = (cents: number): string => formatMoney(language, { cents, currency });
  const { ceilingCents, reason } = terms;
  const before = room.ceilingCents;
  const text = (words: string) => ({ type: "text", text: words }) as const;
  return {
    format: "aval.record/1",
    kind: "BUDGET_CEILING",
    language,
    title: say("budget.record.title", { version }),
    subject: say("budget.record.subject", { version }),
    project: { code, name },
    sections: [
      {
        note: say("budget.record.ceilingNote"),
        detail: "",
        blocks: [
          text(say("budget.record.ceiling", { client, project: name, amount: money(ceilingCents) })),
          text(before === null ? say("budget.record.first") : say("budget.record.instead", { before: money(before) })),
        ],
      },
      ...(reason === "" ? [] : [{ note: say("budget.record.reasonNote"), detail: "", blocks: [text(reason)] }]),
      { note: say("budget.record.effectNote"), detail: "", blocks: [text(say("budget.record.effect"))] },
    ],
    data: { version, ceilingCents, beforeCents: before, currency },
  };
}

/** A ceiling about to be signed: its words as they would be frozen now, and whether the rules let it be. */
export type CeilingToSign = {
  readonly project: {
    readonly code: string;
    readonly name: string;
    readonly currency: string;
    readonly timeZone: string;
  };
  readonly version: number;
  readonly room: BudgetRoom;
  readonly record: RecordContent;
  readonly digest: Digest;
  readonly party: Pick<ProjectScope, "side"> & { readonly name: string };
  readonly rules: Ability;
};

/** Reads a ceiling about to be signed. */
export async function getCeilingToSign(
  tx: Tx,
  scope: ProjectScope,
  terms: CeilingTerms,
  now: Instant,
): Promise<CeilingToSign> {
  const { projectId, code, name, currency, timeZone } = scope;
  const [room, version] = await Promise.all([loadRoom(tx, projectId), nextCeilingVersion(tx, projectId)]);
  const record = ceilingRecord(scope, version, room, terms);
  const digest = recordDigest(record);
  const rules = abilityTo("budget.set-ceiling", scope, now, (actor) =>
    decideCeiling(room, actor, terms.ceilingCents, { read: digest, current: digest }),
  );
  const party = { name: scope.partyName, side: scope.side };
  return { project: { code, name, currency, timeZone }, version, room, record, digest, party, rules };
}

/** What the form of a ceiling starts from; `null` for whoever does not read everybody's money, which it is set against. */
export async function readCeilingStart({
  tx,
  scope,
}: {
  readonly tx: Tx;
  readonly scope: ProjectScope;
}): Promise<(BudgetRoom & { readonly project: { code: string; name: string; currency: string } }) | null> {
  if (!readsAllPrices(scope)) return null;
  const { code, name, currency } = scope;
  const { ceilingCents, committedCents } = await loadRoom(tx, scope.projectId);
  return { project: { code, name, currency }, ceilingCents, committedCents };
}

/** The same with the name of whoever reads it, as the ceremony shows it; `null` as for the form. */
export async function readCeilingToSign(
  { tx, scope, now }: { readonly tx: Tx; readonly scope: ProjectScope; readonly now: Instant },
  terms: CeilingTerms,
): Promise<{ readonly ceiling: CeilingToSign; readonly signatory: string } | null> {
  if (!readsAllPrices(scope)) return null;
  const [ceiling, names] = await Promise.all([getCeilingToSign(tx, scope, terms, now), namesIn(tx, scope.projectId)]);
  return { ceiling, signatory: names.get(scope.personId)?.displayName ?? "" };
}
