import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { type BudgetSums, forecastOf, remainingOf } from "@/lib/domain/budget-sums";
import { getBudget } from "@/lib/features/budget/queries-page";
import type { BudgetView, MoneyLine } from "@/lib/features/budget/view";
import type { Inside } from "@/lib/http/api/inside";
import type { Instant } from "@/lib/kernel/instant";
import { type PrintedBudget, type PrintedFigures, writeBudgetPdf } from "@/lib/pdf/budget-pdf";
import { contractTexts } from "@/lib/text/contract";
import { formatDateTime, formatDay, formatMoney, formatNumber, formatShare } from "@/lib/text/format";

/** How many entries one document holds, the newest: what is older leaves in the table of the entries. */
const mostPrinted = 1_000;
/** How often the budget is read again because somebody acted meanwhile. */
const mostReadings = 10;

type Say = ReturnType<typeof contractTexts>;
type Writing = { readonly say: Say; readonly scope: ProjectScope; readonly view: BudgetView };

/**
 * The budget of a project as a document to be printed, in the language of the contract: what its page shows to the same
 * reader, the newest entries, and the act of the register that it stands on.
 */
export async function budgetPdfOf({
  tx,
  scope,
  now,
}: Pick<Inside<ProjectScope>, "tx" | "scope" | "now">): Promise<Uint8Array<ArrayBuffer>> {
  return writeBudgetPdf(await printedBudget(tx, scope, now));
}

async function printedBudget(tx: Tx, scope: ProjectScope, now: Instant): Promise<PrintedBudget> {
  const { language, name, timeZone, partyName } = scope;
  const say = contractTexts(language);
  const { view, seq, hash } = await readStill(tx, scope, now);
  const writing = { say, scope, view };
  const at = formatDateTime({ locale: language, timeZone }, now, { width: "long" });
  return {
    project: name,
    language,
    at: new Date(now),
    title: say("printedBudget.title", { project: name }),
    standing: say("printedBudget.standing"),
    facts: [
      [say("recordFile.project"), name],
      [say("printedBudget.drawn"), at],
      [say("printedBudget.reader"), say("printedBudget.readerIs", { party: partyName })],
      [say("printedBudget.stands"), say("printedBudget.act", { seq, hash })],
      ...(view.ceilingRecord === null ? [] : ([[say("budget.ceiling"), view.ceilingRecord]] as const)),
    ],
    parts: [wholeOf(writing), byParty(writing), byMilestone(writing), entriesOf(writing)],
  };
}

/** The budget with the head of the register: nobody acted between that act and the last figure. */
async function readStill(
  tx: Tx,
  scope: ProjectScope,
  now: Instant,
): Promise<{ readonly view: BudgetView; readonly seq: number; readonly hash: string }> {
  const headNow = async (): Promise<{ readonly seq: number; readonly hash: string }> => {
    const { seq, hash } = await tx.ledgerHead.findUniqueOrThrow({ where: { projectId: scope.projectId } });
    return { seq: Number(seq), hash };
  };
  let head = await headNow();
  for (let reading = 0; reading < mostReadings; reading++) {
    const view = await getBudget(tx, scope, now, mostPrinted + 1);
    const after = await headNow();
    if (after.seq === head.seq) return { view, ...head };
    head = after;
  }
  throw new Error("The register never stood still while the budget was read");
}

function wholeOf({ say, scope, view }: Writing): PrintedFigures {
  const { total, ceilingCents, inDecisionCents } = view;
  const money = (cents: number): string =>
    formatMoney(scope.language, { cents, currency: scope.currency }, { beforeTax: false });
  const tax = (cents: number): string => say("budget.andTax", { amount: money(cents) });
  const t = (key: "committed" | "accepted" | "invoiced" | "paid" | "remaining" | "forecast"): string =>
    say(`budget.${key}`);
  return {
    name: say("printedBudget.whole"),
    remark: say("printedBudget.beforeTax"),
    layout: { margin: false, ends: [2], sum: false },
    table: {
      head: [say("printedBudget.figure"), "", say("budget.beforeTax")],
      rows: [
        [say("budget.ceiling"), "", ceilingCents === null ? say("budget.noCeiling") : money(ceilingCents)],
        [
          t("committed"),
          total.recurring === 0 ? "" : say("budget.ofWhichRecurring", { amount: money(total.recurring) }),
          money(total.committed),
        ],
        ...(ceilingCents === null ? [] : [[say("budget.room"), "", money(ceilingCents - total.committed)]]),
        [
          t("accepted"),
          total.reduced === 0 ? "" : say("budget.afterReduction", { amount: money(total.reduced) }),
          money(total.accepted),
        ],
        [say("budget.penalties"), "", money(0 - total.penalised)],
        [say("budget.retained"), "", money(total.retained)],
        [t("invoiced"), tax(total.invoicedTax), money(total.invoiced)],
        [t("paid"), tax(total.paidTax), money(total.paid)],
        [t("remaining"), "", money(remainingOf(total))],
        [say("budget.inDecision"), "", money(inDecisionCents)],
        [t("forecast"), "", money(forecastOf(total, inDecisionCents))],
      ],
    },
  };
}

const figured = { margin: true, ends: [1, 2, 3, 4, 5, 6], sum: true };

function headOf(say: Say, first: string): readonly string[] {
  const names = (["committed", "accepted", "invoiced", "paid", "remaining", "forecast"] as const).map((key) =>
    say(`budget.${key}`),
  );
  return [first, ...names];
}

/** The figures of a row. What is in decision is nobody's yet: it counts in the forecast of the whole alone. */
function figuresOf({ scope }: Writing, sums: BudgetSums, inDecisionCents = 0): readonly string[] {
  const { committed, accepted, invoiced, paid } = sums;
  const all = [committed, accepted, invoiced, paid, remainingOf(sums), forecastOf(sums, inDecisionCents)];
  return all.map((cents) => formatNumber(scope.language, cents / 100, 2));
}

function sumRows(writing: Writing): readonly (readonly string[])[] {
  const { say, scope, view } = writing;
  const { inDecisionCents, total } = view;
  const deciding = formatNumber(scope.language, inDecisionCents / 100, 2);
  return [
    ...(inDecisionCents === 0 ? [] : [[say("budget.inDecision"), "", "", "", "", "", deciding]]),
    [say("printedBudget.whole"), ...figuresOf(writing, total, inDecisionCents)],
  ];
}

function byParty(writing: Writing): PrintedFigures {
  const { say, scope, view } = writing;
  const rows = view.parties.map(({ party, sums }) => [
    party === null ? say("budget.unplaced") : party.name,
    ...figuresOf(writing, sums),
  ]);
  return {
    name: say("budget.byParty"),
    remark: say("printedBudget.inCurrency", { currency: scope.currency }),
    layout: figured,
    table: { head: headOf(say, say("budget.party")), rows: [...rows, ...sumRows(writing)] },
  };
}

function byMilestone(writing: Writing): PrintedFigures {
  const { say, scope, view } = writing;
  const rows = view.milestones.map(({ code, title, status, shareBasisPoints, sums }) => {
    const share = shareBasisPoints === 0 ? "" : `, ${formatShare(scope.language, shareBasisPoints)}`;
    return [`${code} ${title}\n${say(`status.milestone.${status}`)}${share}`, ...figuresOf(writing, sums)];
  });
  const beside = view.milestones.reduce((rest, { sums }) => lessOf(rest, sums), view.total);
  return {
    name: say("budget.schedule"),
    remark: say("printedBudget.inCurrency", { currency: scope.currency }),
    layout: figured,
    table: {
      head: headOf(say, say("budget.milestone")),
      rows: [...rows, [say("printedBudget.noMilestone"), ...figuresOf(writing, beside)], ...sumRows(writing)],
    },
  };
}

/** What is left of sums once a part is taken out of them. */
function lessOf(whole: BudgetSums, part: BudgetSums): BudgetSums {
  return {
    committed: whole.committed - part.committed,
    recurring: whole.recurring - part.recurring,
    accepted: whole.accepted - part.accepted,
    reduced: whole.reduced - part.reduced,
    penalised: whole.penalised - part.penalised,
    retained: whole.retained - part.retained,
    invoiced: whole.invoiced - part.invoiced,
    invoicedTax: whole.invoicedTax - part.invoicedTax,
    paid: whole.paid - part.paid,
    paidTax: whole.paidTax - part.paidTax,
  };
}

function entriesOf({ say, scope, view }: Writing): PrintedFigures {
  const { language, currency } = scope;
  const number = (cents: number): string => formatNumber(language, cents / 100, 2);
  const row = (line: MoneyLine): readonly string[] => [
    formatNumber(language, line.act),
    formatDay(language, line.on, { weekday: false, width: "short" }),
    `${say(`budget.entry.${line.kind}`)}, ${say(`budget.source.${line.source}`)}`,
    line.milestone ?? line.reference,
    line.party?.name ?? "–",
    number(line.cents),
    line.taxCents === 0 ? "–" : number(line.taxCents),
  ];
  const isCut = view.entries.length > mostPrinted;
  const shown = view.entries.slice(0, mostPrinted);
  const head = (["act", "on", "what", "reference", "party", "beforeTax", "tax"] as const).map((key) =>
    say(`budget.${key}`),
  );
  return {
    name: say("budget.entries"),
    remark: isCut
      ? say("printedBudget.newest", { count: mostPrinted, currency })
      : say("printedBudget.everyEntry", { count: shown.length, currency }),
    layout: { margin: true, ends: [5, 6], sum: false },
    table: { head, rows: shown.map(row) },
  };
}
