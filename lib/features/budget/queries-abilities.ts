import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { type Ability, abilityTo } from "@/lib/domain/ability";
import { readsAllPrices } from "@/lib/domain/known-price";
import { decidePenalty, type PenaltyAct } from "@/lib/domain/penalty";
import type { CommandName } from "@/lib/domain/policy";
import { getInvoice } from "@/lib/features/budget/queries-invoice";
import { getBudget } from "@/lib/features/budget/queries-page";
import { listPenalties, loadPenalty, loadPenaltyStart, type PenaltyRow } from "@/lib/features/budget/queries-penalty";
import type { BudgetPlace, BudgetView, InvoiceView } from "@/lib/features/budget/view";
import { listWaitingFiles } from "@/lib/features/file/queries";
import type { FileView } from "@/lib/features/file/view";
import type { Instant } from "@/lib/kernel/instant";
import { ok } from "@/lib/kernel/result";

type Reading = { readonly tx: Tx; readonly scope: ProjectScope; readonly now: Instant };

function placeOf({ code, name, currency, timeZone, calendar }: ProjectScope): BudgetPlace {
  return { code, name, currency, timeZone, calendar };
}

/** Whether a reader holds the right at all: what it is used on is judged when it is. */
function holds({ scope, now }: Reading, command: CommandName): Ability {
  return abilityTo(command, scope, now, () => ok(null));
}

/** The budget's page. */
export async function getBudgetPage(reading: Reading): Promise<{
  readonly project: BudgetPlace;
  readonly now: Instant;
  readonly view: BudgetView;
  readonly abilities: Readonly<Record<"ceiling" | "invoice" | "penalty", Ability>>;
}> {
  const { tx, scope, now } = reading;
  const view = await getBudget(tx, scope, now);
  const abilities = {
    ceiling: holds(reading, "budget.set-ceiling"),
    invoice: holds(reading, "invoice.record"),
    penalty: holds(reading, "penalty.announce"),
  };
  return { project: placeOf(scope), now, view, abilities };
}

/** One invoice, and what its reader may do with it. */
export async function getInvoicePage(
  reading: Reading,
  code: string,
): Promise<{
  readonly project: BudgetPlace;
  readonly now: Instant;
  readonly view: InvoiceView;
  readonly abilities: Readonly<Record<"pay" | "credit" | "refund", Ability>>;
} | null> {
  const { tx, scope, now } = reading;
  const view = await getInvoice(tx, scope, code, now);
  if (view === null) return null;
  const abilities = {
    pay: holds(reading, "payment.record"),
    credit: holds(reading, "invoice.credit"),
    refund: holds(reading, "payment.refund"),
  };
  return { project: placeOf(scope), now, view, abilities };
}

/** What an invoice can be of: the agency's own milestones, what is left to invoice, and the files that wait. */
export type InvoiceStart = {
  readonly project: BudgetPlace;
  readonly milestones: readonly { readonly code: string; readonly title: string; readonly leftCents: number }[];
  readonly files: readonly FileView[];
  readonly today: string;
};

/** Reads what the form of an invoice starts from. */
export async function getInvoiceStart({ tx, scope, now }: Reading): Promise<InvoiceStart> {
  const [view, files, own] = await Promise.all([
    getBudget(tx, scope, now, 1),
    listWaitingFiles(tx, scope),
    tx.milestone.findMany({
      where: { projectId: scope.projectId, agencyPartyId: scope.partyId },
      select: { code: true },
    }),
  ]);
  const mine = new Set(own.map(({ code }) => code));
  const milestones = view.milestones
    .filter(({ code, status }) => mine.has(code) && status !== "CANCELLED" && status !== "SUPERSEDED")
    .map(({ code, title, amountCents, sums }) => ({
      code,
      title,
      leftCents: Math.max(0, amountCents - sums.reduced - sums.penalised - sums.invoiced),
    }));
  const today = new Intl.DateTimeFormat("sv-SE", { timeZone: scope.timeZone }).format(new Date(now));
  return {
    project: placeOf(scope),
    milestones,
    files: files.filter(({ mediaType }) => mediaType === "application/pdf"),
    today,
  };
}

/** A penalty's page, with what its reader may do. */
export async function getPenaltyPage(
  { tx, scope, now }: Reading,
  code: string,
): Promise<{
  readonly project: BudgetPlace;
  readonly now: Instant;
  readonly row: PenaltyRow;
  readonly dueCents: number;
  readonly abilities: Readonly<Record<Exclude<PenaltyAct, "announce">, Ability>>;
} | null> {
  const found = await loadPenalty(tx, scope, code, now);
  if (found === null) return null;
  const ability = (act: Exclude<PenaltyAct, "announce">): Ability =>
    abilityTo(`penalty.${act}`, scope, now, (actor) => decidePenalty(act, found.facts, actor, "—"));
  const abilities = { answer: ability("answer"), apply: ability("apply"), drop: ability("drop") };
  return { project: placeOf(scope), now, row: found.row, dueCents: found.dueCents, abilities };
}

/** What a penalty on a milestone would be, and the milestones to choose from. */
export async function getPenaltyStart(
  { tx, scope, now }: Reading,
  wanted: string | null,
): Promise<{
  readonly project: BudgetPlace;
  readonly now: Instant;
  readonly milestones: readonly { readonly code: string; readonly title: string }[];
  readonly chosen: {
    readonly code: string;
    readonly valueCents: number;
    readonly lateDays: number;
    readonly divisor: number;
    readonly cents: number;
    readonly announce: Ability;
  } | null;
}> {
  const { projectId } = scope;
  const [asked, rows, penalties] = await Promise.all([
    wanted === null ? null : loadPenaltyStart(tx, scope, wanted, now),
    tx.milestone.findMany({
      where: {
        projectId,
        status: { notIn: ["DRAFT", "CANCELLED", "SUPERSEDED"] },
        ...(readsAllPrices(scope) ? {} : { agencyPartyId: scope.partyId }),
      },
      orderBy: { number: "asc" },
      select: { id: true, code: true, title: true },
    }),
    listPenalties(tx, scope, now),
  ]);
  const milestones = rows.filter(
    ({ id }) => !penalties.some((one) => one.milestoneId === id && one.status !== "DROPPED"),
  );
  const code = wanted ?? milestones[0]?.code ?? null;
  const known = rows.some((one) => one.code === code);
  const start = code === null || !known ? null : (asked ?? (await loadPenaltyStart(tx, scope, code, now)));
  const chosen =
    start === null || code === null
      ? null
      : {
          code,
          valueCents: start.valueCents,
          lateDays: start.facts.lateDays,
          divisor: start.divisor,
          cents: start.facts.cents,
          announce: abilityTo("penalty.announce", scope, now, (actor) =>
            decidePenalty("announce", start.facts, actor, "—"),
          ),
        };
  return {
    project: placeOf(scope),
    now,
    milestones: milestones.map(({ code: one, title }) => ({ code: one, title })),
    chosen,
  };
}
