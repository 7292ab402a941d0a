import { Client } from "pg";
import { extractText, getDocumentProxy } from "unpdf";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { forecastOf, remainingOf } from "@/lib/domain/budget-sums";
import { presets } from "@/lib/domain/preset";
import { announcePenalty } from "@/lib/features/budget/commands/announce-penalty";
import { answerPenalty } from "@/lib/features/budget/commands/answer-penalty";
import { applyPenalty } from "@/lib/features/budget/commands/apply-penalty";
import { creditInvoice } from "@/lib/features/budget/commands/credit-invoice";
import { dropPenalty } from "@/lib/features/budget/commands/drop-penalty";
import { recordInvoice } from "@/lib/features/budget/commands/record-invoice";
import { recordPayment } from "@/lib/features/budget/commands/record-payment";
import { refundPayment } from "@/lib/features/budget/commands/refund-payment";
import { setBudgetCeiling } from "@/lib/features/budget/commands/set-budget-ceiling";
import { getCeilingToSign } from "@/lib/features/budget/queries-ceiling";
import { getInvoice } from "@/lib/features/budget/queries-invoice";
import { getBudget } from "@/lib/features/budget/queries-page";
import type { BudgetView } from "@/lib/features/budget/view";
import { exportLedger } from "@/lib/features/ledger/queries-export";
import { acceptMilestone } from "@/lib/features/milestone/commands/accept-milestone";
import { agreeMilestone } from "@/lib/features/milestone/commands/agree-milestone";
import { defineMilestone } from "@/lib/features/milestone/commands/define-milestone";
import { reduceMilestonePrice } from "@/lib/features/milestone/commands/reduce-milestone-price";
import { openHearing } from "@/lib/features/submission/commands/open-hearing";
import { budgetPdfOf } from "@/lib/http/printed-budget";
import { instant } from "@/lib/kernel/instant";
import { formatMoney, formatNumber } from "@/lib/text/format";
import { billFor } from "@/tests/support/bill-input";
import { MilestoneStage, refusedWith } from "@/tests/support/milestone-stage";
import { entryOf, type LedgerLine, recountMoney } from "@/tests/support/recount-money";
import { privateCharter } from "@/tests/support/set-up";

const charter = {
  ...privateCharter,
  parameters: { ...presets.PRIVATE, penalties: true, penaltyExemption: 100_00, retention: 500 },
};

let stage: MilestoneStage;
beforeAll(async () => {
  stage = await MilestoneStage.set("budget", charter);
});
afterAll(() => stage.strike());

function budget(): Promise<BudgetView> {
  return stage.read("owner", (tx, scope) => getBudget(tx, scope, stage.door.clock.now()));
}

async function ceiling(ceilingCents: number, reason = "vote du conseil"): Promise<ReturnType<typeof stage.sign>> {
  const terms = { ceilingCents, reason };
  const { digest } = await stage.read("signatory", (tx, scope) =>
    getCeilingToSign(tx, scope, terms, stage.door.clock.now()),
  );
  return stage.sign("signatory", setBudgetCeiling, { ...terms, digest });
}

/** The entries of the exported ledger, read back from its text. */
async function exported(): Promise<readonly LedgerLine[]> {
  const project = await stage.one("SELECT id AS value FROM project WHERE code = $1", [stage.cast.code]);
  const lines: string[] = [];
  const ask = async (sql: string, values: readonly unknown[]) => (await stage.owner.query(sql, [...values])).rows;
  for await (const line of exportLedger(ask, project, stage.door.clock.now())) lines.push(line);
  return lines.flatMap((line) => {
    const entry = entryOf(line);
    return entry === null ? [] : [entry];
  });
}

const share = { paymentShare: 2_000, amountCents: 37_200_00 };
const invoice = billFor([{ milestone: "J1", netCents: 37_200_00 }]);

describe("the budget of a project", () => {
  it("CR-02 begins with the price of its charter, which is the client's to hold under a ceiling", async () => {
    const { total, ceilingCents, parties } = await budget();
    expect(total).toMatchObject({ committed: 186_000_00, accepted: 0, invoiced: 0, paid: 0 });
    expect(ceilingCents).toBeNull();
    expect(parties).toMatchObject([{ party: null, sums: { committed: 186_000_00 } }]);
  });

  it("CR-02 a ceiling is the client's own signature, never under what is committed", async () => {
    expect(await ceiling(185_999_99)).toMatchObject(refusedWith("ceiling-below-committed"));
    expect(await ceiling(200_000_00)).toMatchObject({ ok: true });
    expect(await ceiling(200_000_00)).toMatchObject(refusedWith("ceiling-unchanged"));
    for (const part of ["owner", "amo", "agencySignatory", "sponsor"] as const) {
      const terms = { ceilingCents: 300_000_00, reason: "" };
      expect(await stage.sign(part, setBudgetCeiling, { ...terms, digest: "ab".repeat(32) })).toMatchObject(
        refusedWith("wrong-role"),
      );
    }
    expect((await budget()).ceilingCents).toBe(200_000_00);
  });

  it("what both sides agree on for a milestone comes out of the contract; beyond it and the ceiling, it is refused", async () => {
    const milestone = await stage.verified([], share);
    expect(milestone).toBe("J1");
    const after = await budget();
    expect(after.total.committed).toBe(186_000_00);
    expect(after.parties).toMatchObject([
      { party: { side: "AGENCY" }, sums: { committed: 37_200_00 } },
      { party: null, sums: { committed: 148_800_00 } },
    ]);
    const { milestone: beyond = "" } = await stage.must(
      "owner",
      defineMilestone,
      stage.definition({ paymentShare: 0, amountCents: 162_800_01 }),
    );
    const digest = await stage.definitionDigest(beyond);
    await stage.mustSign("signatory", agreeMilestone, { milestone: beyond, digest });
    const refused = await stage.sign("agencySignatory", agreeMilestone, { milestone: beyond, digest });
    expect(refused).toMatchObject({
      ok: false,
      error: { refusals: [{ kind: "ceiling-exceeded", article: "CR-02", ceilingCents: 200_000_00 }] },
    });
    expect((await budget()).total.committed).toBe(186_000_00);
  });

  it("an acceptance is money accepted, on its milestone", async () => {
    await stage.mustSign("signatory", acceptMilestone, await stage.deciding("J1", "ACCEPT"));
    const { milestones, total } = await budget();
    expect(total.accepted).toBe(37_200_00);
    // 5 % kept back until the end of the warranty, three months later; let go by itself after that day.
    expect(total.retained).toBe(1_860_00);
    const later = await stage.read("owner", (tx, scope) => getBudget(tx, scope, instant("2026-09-02T22:00:00.000Z")));
    expect(later.total.retained).toBe(0);
    expect(milestones.find(({ code }) => code === "J1")?.sums).toMatchObject({
      committed: 37_200_00,
      accepted: 37_200_00,
    });
  });

  it("CR-11 a reduction takes off what is accepted, not what was ordered", async () => {
    const milestone = await stage.verified([0], { paymentShare: 0, amountCents: 10_000_00 });
    await stage.must("owner", openHearing, { milestone, intended: "REDUCE_PRICE", reasons: "le lien manque" });
    stage.door.moveTo("2026-06-17T07:00:00.000Z");
    const brought = { ...(await stage.because(milestone)), reductionCents: 1_500_00 };
    await stage.mustSign("signatory", reduceMilestonePrice, await stage.deciding(milestone, "REDUCE_PRICE", brought));
    const { milestones } = await budget();
    expect(milestones.find(({ code }) => code === milestone)?.sums).toMatchObject({
      committed: 10_000_00,
      accepted: 8_500_00,
      reduced: 1_500_00,
    });
  });
});

describe("invoices and payments", () => {
  it("AR-04 the agency invoices what is ordered; the tax is counted here", async () => {
    expect(await stage.act("owner", recordInvoice, invoice)).toMatchObject(refusedWith("wrong-role"));
    const beyond = { ...invoice, lines: [{ milestone: null, netCents: 184_500_01 }] };
    expect(await stage.act("manager", recordInvoice, beyond)).toMatchObject(refusedWith("invoice-beyond-commitment"));
    const unknown = { ...invoice, lines: [{ milestone: "J99", netCents: 1 }] };
    expect(await stage.act("manager", recordInvoice, unknown)).toMatchObject(refusedWith("invoice-milestones-unknown"));
    expect(await stage.must("manager", recordInvoice, invoice)).toEqual({ invoice: "FA-001" });
    expect(await stage.act("manager", recordInvoice, invoice)).toMatchObject(refusedWith("invoice-number-taken"));
    expect((await budget()).total).toMatchObject({ invoiced: 37_200_00, invoicedTax: 7_440_00 });
  });

  it("CD-12 the client pays, in parts, with reservations if it says which; the last cent closes it", async () => {
    const payment = {
      invoice: "FA-001",
      paidOn: "2026-06-10",
      cents: 10_000_00,
      withReservations: false,
      reservations: "",
    };
    expect(await stage.act("manager", recordPayment, payment)).toMatchObject(refusedWith("wrong-role"));
    await stage.must("owner", recordPayment, payment);
    const { total } = await budget();
    expect(total.paid + total.paidTax).toBe(10_000_00);
    expect(await stage.act("owner", recordPayment, { ...payment, cents: 34_640_01 })).toMatchObject(
      refusedWith("payment-beyond-invoice"),
    );
    const reserved = { ...payment, cents: 34_640_00, withReservations: true };
    expect(await stage.act("owner", recordPayment, reserved)).toMatchObject(refusedWith("reason-missing"));
    await stage.must("owner", recordPayment, {
      ...reserved,
      reservations: "sans reconnaissance de la recette du bloc 2",
    });
    expect((await budget()).total).toMatchObject({ paid: 37_200_00, paidTax: 7_440_00 });
    const view = await stage.read("manager", (tx, scope) => getInvoice(tx, scope, "FA-001", stage.door.clock.now()));
    expect(view).toMatchObject({
      leftCents: 0,
      withReservations: true,
      payments: [{ cents: 10_000_00 }, { cents: 34_640_00 }],
    });
  });

  it("the same payment sent twice at once is paid once", async () => {
    const line = { milestone: null, netCents: 1_000_00 };
    await stage.must("manager", recordInvoice, { ...invoice, number: "2026-042", lines: [line] });
    const payment = {
      invoice: "FA-002",
      paidOn: "2026-06-10",
      cents: 1_200_00,
      withReservations: false,
      reservations: "",
    };
    const answers = await Promise.all([1, 2, 3].map(() => stage.act("owner", recordPayment, payment)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it("a credit note takes off its invoice, part by part, with its tax", async () => {
    await stage.must("manager", recordInvoice, {
      ...invoice,
      number: "2026-043",
      lines: [{ milestone: null, netCents: 333_33 }],
    });
    const credit = {
      invoice: "FA-003",
      number: "A-1",
      issuedOn: "2026-06-12",
      lines: [{ milestone: null, netCents: 100_00 }],
      reason: "erreur",
      fileId: null,
    };
    expect(
      await stage.act("manager", creditInvoice, { ...credit, lines: [{ milestone: null, netCents: 333_34 }] }),
    ).toMatchObject(refusedWith("credit-beyond-invoice"));
    await stage.must("manager", creditInvoice, credit);
    const rest = { ...credit, number: "A-2", lines: [{ milestone: null, netCents: 233_33 }] };
    await stage.must("manager", creditInvoice, rest);
    const view = await stage.read("owner", (tx, scope) => getInvoice(tx, scope, "FA-003", stage.door.clock.now()));
    expect(view).toMatchObject({
      leftCents: 0,
      taxCents: 66_67,
      credits: [{ grossCents: 120_00 }, { grossCents: 280_00 }],
    });
    expect((await budget()).total).toMatchObject({ invoiced: 38_200_00, invoicedTax: 7_640_00 });
  });

  it("what was paid too much is given back by its agency, not a cent more, and the sums of the ledger follow", async () => {
    // FA-002 was paid whole above; a quarter of it is credited afterwards.
    const before = (await budget()).total;
    const credit = { invoice: "FA-002", number: "A-0", issuedOn: "2026-06-12", reason: "remise", fileId: null };
    await stage.must("manager", creditInvoice, { ...credit, lines: [{ milestone: null, netCents: 250_00 }] });
    const refund = { invoice: "FA-002", paidOn: "2026-06-12", cents: 300_00, reason: "avoir A-0" };
    expect(await stage.act("owner", refundPayment, refund)).toMatchObject(refusedWith("wrong-role"));
    expect(await stage.act("manager", refundPayment, { ...refund, cents: 300_01 })).toMatchObject(
      refusedWith("refund-beyond-payment"),
    );
    expect(await stage.act("manager", refundPayment, { ...refund, reason: "" })).toMatchObject(
      refusedWith("reason-missing"),
    );
    await stage.must("manager", refundPayment, { ...refund, cents: 100_00 });
    const view = () => stage.read("owner", (tx, scope) => getInvoice(tx, scope, "FA-002", stage.door.clock.now()));
    expect(await view()).toMatchObject({ leftCents: 0, surplusCents: 200_00 });
    await stage.must("manager", refundPayment, { ...refund, cents: 200_00 });
    expect(await view()).toMatchObject({
      leftCents: 0,
      surplusCents: 0,
      payments: [{}, { number: 2 }, { cents: -200_00 }],
    });
    const { paid, paidTax, invoiced } = (await budget()).total;
    expect([before.paid - paid, before.paidTax - paidTax, before.invoiced - invoiced]).toEqual([250_00, 50_00, 250_00]);
    const more = `INSERT INTO payment SELECT y.* FROM payment p, jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid(), 'number', 9, 'cents', -1)) y
      WHERE p.cents < 0 LIMIT 1`;
    await expect(stage.owner.query(more)).rejects.toThrow("paid too much");
  });
});

describe("AR-07 a penalty", () => {
  it("is announced by the formula, heard fifteen days, then applied; not before", async () => {
    stage.door.moveTo("2026-06-20T07:00:00.000Z");
    const late = await stage.started({ paymentShare: 0, amountCents: 50_000_00, dueOn: "2026-07-31" });
    expect(await stage.act("owner", announcePenalty, { milestone: late, reason: "retard" })).toMatchObject(
      refusedWith("milestone-not-late"),
    );
    stage.door.moveTo("2026-08-12T07:00:00.000Z");
    expect(await stage.act("manager", announcePenalty, { milestone: late, reason: "retard" })).toMatchObject(
      refusedWith("wrong-role"),
    );
    // 50 000 EUR, 12 days, a thousandth.
    expect(await stage.must("owner", announcePenalty, { milestone: late, reason: "retard" })).toEqual({
      penalty: "PEN-01",
    });
    expect(await stage.act("owner", announcePenalty, { milestone: late, reason: "retard" })).toMatchObject(
      refusedWith("penalty-already-announced"),
    );
    const clock = "SELECT state || ' ' || due_on AS value FROM clock WHERE matter_code = 'PEN-01'";
    expect(await stage.one(clock)).toBe("RUNNING 2026-08-27");
    const decision = { penalty: "PEN-01", reason: "retard constaté" };
    expect(await stage.act("signatory", applyPenalty, decision)).toMatchObject(refusedWith("penalty-hearing-running"));
    await stage.must("manager", answerPenalty, { penalty: "PEN-01", reason: "la maquette est venue tard" });
    expect(await stage.one(clock)).toBe("STOPPED 2026-08-27");
    expect(await stage.act("manager", answerPenalty, { penalty: "PEN-01", reason: "encore" })).toMatchObject(
      refusedWith("hearing-over"),
    );
    stage.door.moveTo("2026-08-27T21:59:59.999Z");
    expect(await stage.act("signatory", applyPenalty, decision)).toMatchObject(refusedWith("penalty-hearing-running"));
    stage.door.moveTo("2026-08-27T22:00:00.000Z");
    expect(await stage.act("owner", applyPenalty, decision)).toMatchObject(refusedWith("wrong-role"));
    await stage.must("signatory", applyPenalty, decision);
    // Nothing was handed over: the days go on until it is applied, on 28 August in Paris. 50 000 EUR, 28 days, a thousandth.
    expect((await budget()).total.penalised).toBe(1_400_00);
    expect(
      await stage.one(
        "SELECT late_days || ' ' || applied_days || ' ' || due_cents AS value FROM penalty WHERE code = 'PEN-01'",
      ),
    ).toBe("12 28 140000");
    expect(await stage.act("signatory", applyPenalty, decision)).toMatchObject(refusedWith("wrong-status"));
  });

  it("under the threshold of the charter is not due, and can be dropped", async () => {
    stage.door.moveTo("2026-08-27T22:00:00.000Z");
    const late = await stage.started({ paymentShare: 0, amountCents: 0, dueOn: "2026-08-28", startsOn: "2026-08-27" });
    stage.door.moveTo("2026-09-10T07:00:00.000Z");
    await stage.must("owner", announcePenalty, { milestone: late, reason: "retard" });
    await stage.must("owner", dropPenalty, { penalty: "PEN-02", reason: "geste commercial" });
    expect((await budget()).penalties).toMatchObject([{ status: "APPLIED" }, { status: "DROPPED" }]);
  });
});

describe("the ledger of money", () => {
  it("is the ledger: a stranger who counts the exported entries again finds the same cents", async () => {
    const entries = await exported();
    const { acceptedOf, invoicedOf: _, ceiling: signed, ...sums } = recountMoney(entries);
    const { total, milestones, ceilingCents } = await budget();
    expect(total).toMatchObject(sums);
    expect(ceilingCents).toBe(signed);
    for (const [code, cents] of acceptedOf)
      expect(milestones.find((one) => one.code === code)?.sums.accepted, code).toBe(cents);
  });

  it("is printed as its page shows it, to the cent, with the act that it stands on", async () => {
    const now = stage.door.clock.now();
    const bytes = await stage.read("owner", (tx, scope) => budgetPdfOf({ tx, scope, now }));
    expect(Buffer.from(bytes).toString("latin1")).toMatch(/^%PDF-1\.7[\s\S]*\/StructTreeRoot/);
    const { text } = await extractText(await getDocumentProxy(bytes), { mergePages: true });
    const said = text.replace(/\s+/g, "");
    const { total, ceilingCents, parties, milestones, entries, inDecisionCents } = await budget();
    const money = (cents: number): string => formatMoney("fr", { cents, currency: "EUR" }, { beforeTax: false });
    const row = (sums: typeof total): string =>
      [sums.committed, sums.accepted, sums.invoiced, sums.paid, remainingOf(sums), forecastOf(sums, 0)]
        .map((cents) => formatNumber("fr", cents / 100, 2))
        .join("");
    const head = await stage.one(
      "SELECT seq || '' AS value FROM ledger_head h JOIN project p ON p.id = h.project_id WHERE p.code = $1",
      [stage.cast.code],
    );
    for (const words of [
      ...[`acte n° ${head} du registre`, `Engagé ${money(total.committed)}`, `Plafond ${money(ceilingCents ?? 0)}`],
      ...[`Reste à payer ${money(remainingOf(total))}`, `Prévu à la fin ${money(forecastOf(total, inDecisionCents))}`],
      ...[...parties, ...milestones].map(({ sums }) => row(sums)),
      ...entries.map(({ cents }) => formatNumber("fr", cents / 100, 2)),
    ])
      expect(said, words).toContain(words.replace(/\s+/g, ""));
  });

  test("nobody changes or removes an entry: not the application, not the owner of the tables", async () => {
    const app = new Client({ connectionString: stage.database.appUrl });
    await app.connect();
    for (const client of [app, stage.owner])
      for (const table of ["money_entry", "budget_ceiling", "invoice", "payment"])
        for (const sql of [
          `UPDATE ${table} SET project_id = project_id`,
          `DELETE FROM ${table}`,
          `TRUNCATE ${table} CASCADE`,
        ])
          await expect(client.query(sql), sql).rejects.toThrow(/permission denied|refused|never changed/);
    await app.end();
  });

  test("the database itself refuses a commitment over the ceiling, and a penalty before its time", async () => {
    const over = `INSERT INTO money_entry SELECT project_id, seq, 90, 'COMMITMENT', 'CONTRACT', 99999999999, 0, NULL, NULL, 'X', false, NULL, now()
      FROM ledger_entry WHERE project_id = (SELECT id FROM project WHERE code = $1) ORDER BY seq DESC LIMIT 1`;
    await expect(stage.owner.query(over, [stage.cast.code])).rejects.toThrow("ceiling");
    const early =
      "UPDATE penalty SET status = 'APPLIED', applied_cents = 0, decision = 'x', decided_by = announced_by, decided_at = announced_at WHERE status = 'ANNOUNCED'";
    await stage.must("owner", announcePenalty, { milestone: "J5", reason: "retard" });
    await expect(stage.owner.query(early)).rejects.toThrow("penalty");
  });
});
