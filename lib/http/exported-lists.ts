import { z } from "zod";

type Exported = {
  /** The read of the API that it is made of: the same items, under the same scope. */
  readonly operation: string;
  /** Where the words for the values of a column stand in the catalogue. */
  readonly words: Readonly<Record<string, string>>;
  /** What becomes of the items, when a row is not an item; amounts are in the project's currency. */
  readonly rows?: (items: readonly unknown[], currency: string) => readonly unknown[];
};

const names = [
  ...(["requirements", "milestones", "reservations", "changes", "commitments", "questions", "matrix"] as const),
  ...(["baselines", "records", "ledger", "members", "delegations"] as const),
  ...(["money", "invoices", "advice", "risks"] as const),
  ...(["meetings", "decisions", "actions"] as const),
  ...(["disputes", "orders", "consultations", "notices"] as const),
] as const;
export type ExportedList = (typeof names)[number];

/** Every list of a project that its screen exports, by the name of its file. */
export const exportedLists: Readonly<Record<ExportedList, Exported>> = {
  requirements: { operation: "listRequirements", words: {} },
  matrix: { operation: "listTraceability", words: { status: "status.requirement" } },
  milestones: { operation: "listMilestones", words: { status: "status.milestone", turn: "exports.turns" } },
  reservations: {
    operation: "listReservations",
    words: { status: "status.reservation", severity: "severity", liftingConfirmed: "exports.yesNo" },
  },
  changes: {
    operation: "listChangeRequests",
    words: { status: "status.changeRequest", type: "changeRequestType", turn: "ball.holder", awaits: "ball.awaits" },
    rows: (items, currency) =>
      z
        .array(Change)
        .parse(items)
        .map((change) => changeRow(change, currency)),
  },
  commitments: {
    operation: "listCommitments",
    words: { status: "status.commitment", kind: "commitmentKind", role: "roles", critical: "exports.yesNo" },
  },
  questions: {
    operation: "listQuestions",
    words: { to: "sides", blocking: "exports.yesNo", subjectKind: "exports.subjects" },
  },
  baselines: { operation: "listBaselines", words: {} },
  records: { operation: "listRecords", words: { kind: "documentKind" } },
  ledger: { operation: "listLedger", words: { "actor.role": "roles", intact: "exports.yesNo" } },
  members: { operation: "listParties", words: { side: "sides", roles: "roles" }, rows: memberRows },
  meetings: { operation: "listMeetings", words: { kind: "committees.meetingKinds", status: "committees.status" } },
  actions: { operation: "listActions", words: { status: "actions.status", late: "exports.yesNo" } },
  decisions: {
    operation: "listDecisions",
    words: { status: "decisionRegister.status", effect: "decisionRegister.effects" },
  },
  disputes: { operation: "listDisputes", words: { status: "status.dispute" } },
  orders: { operation: "listAmendments", words: { status: "status.amendment", instrument: "documentKind" } },
  consultations: { operation: "listConsultations", words: { status: "status.consultation" } },
  notices: {
    operation: "listNotices",
    words: {
      status: "silence.notice.status",
      awaited: "exports.awaited",
      fromSide: "silence.notice.sides",
      toSide: "silence.notice.sides",
    },
  },
  delegations: {
    operation: "listDelegations",
    words: { status: "status.delegation", role: "roles", acts: "commands" },
  },
  money: {
    operation: "listMoneyEntries",
    words: { kind: "budget.entry", source: "budget.source" },
    rows: (items, currency) =>
      z
        .array(Money)
        .parse(items)
        .map((entry) => moneyRow(entry, currency)),
  },
  advice: {
    operation: "listAdvice",
    words: { kind: "advice.kinds", status: "advice.status", adviser: "advice.advisers", late: "exports.yesNo" },
  },
  risks: {
    operation: "listRisks",
    words: {
      status: "risks.status",
      category: "risks.categories",
      nature: "risks.natures",
      level: "risks.levels",
      proximity: "risks.proximities",
      response: "risks.responses",
      became: "risks.turns",
    },
  },
  invoices: {
    operation: "listInvoices",
    words: { kind: "budget.entry", late: "exports.yesNo", withReservations: "exports.yesNo" },
    rows: (items, currency) =>
      z
        .array(Invoice)
        .parse(items)
        .map((invoice) => invoiceRow(invoice, currency)),
  },
};

/** True for the name of a list that is exported. */
export function isExportedList(name: string): name is ExportedList {
  return names.some((one) => one === name);
}

const Party = z.object({
  name: z.string(),
  side: z.string(),
  members: z.array(z.looseObject({ name: z.string(), title: z.string(), roles: z.array(z.unknown()) })),
});
const Held = z.union([z.string(), z.looseObject({ role: z.string() }).transform(({ role }) => role)]);

/** A row for each person of each party. */
function memberRows(parties: readonly unknown[]): readonly unknown[] {
  return z
    .array(Party)
    .parse(parties)
    .flatMap((party) =>
      party.members.map(({ name, title, roles }) => ({
        organisation: party.name,
        side: party.side,
        name,
        title,
        roles: z.array(Held).parse(roles),
      })),
    );
}

const Money = z.looseObject({ act: z.int(), on: z.string(), cents: z.int(), taxCents: z.int(), place: z.int() });
const Invoice = z.looseObject({ netCents: z.int(), taxCents: z.int(), leftCents: z.int() });

const Change = z.looseObject({ totalCents: z.int().nullable() });

function changeRow({ totalCents, ...change }: z.infer<typeof Change>, currency: string): unknown {
  return { ...change, total: totalCents === null ? null : { cents: totalCents, currency } };
}

/** An entry as accounts keep it: amounts in units, the currency once. */
function moneyRow(entry: z.infer<typeof Money>, currency: string): unknown {
  const { act, on, cents, taxCents, place: _, ...rest } = entry;
  return { act, on, ...rest, beforeTax: { cents, currency }, tax: taxCents / 100 };
}

function invoiceRow({ netCents, taxCents, leftCents, ...invoice }: z.infer<typeof Invoice>, currency: string): unknown {
  return { ...invoice, beforeTax: { cents: netCents, currency }, tax: taxCents / 100, left: leftCents / 100 };
}
