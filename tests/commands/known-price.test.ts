import { Client } from "pg";
import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { enterProject, type ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { transact } from "@/lib/db/transact";
import { presets } from "@/lib/domain/preset";
import { signAmendment } from "@/lib/features/amendment/commands/sign-amendment";
import { getOrderPage } from "@/lib/features/amendment/queries-page";
import { announcePenalty } from "@/lib/features/budget/commands/announce-penalty";
import { recordInvoice } from "@/lib/features/budget/commands/record-invoice";
import { recordPayment } from "@/lib/features/budget/commands/record-payment";
import { getBudgetPage, getPenaltyStart } from "@/lib/features/budget/queries-abilities";
import { readCeilingStart, readCeilingToSign } from "@/lib/features/budget/queries-ceiling";
import { getBudget } from "@/lib/features/budget/queries-page";
import { approveChangeRequest } from "@/lib/features/change-request/commands/approve-change-request";
import { getChangeRequest } from "@/lib/features/change-request/queries-item";
import { type Ask, exportLedger } from "@/lib/features/ledger/queries-export";
import { acceptMilestone } from "@/lib/features/milestone/commands/accept-milestone";
import { cancelMilestone } from "@/lib/features/milestone/commands/cancel-milestone";
import { draftAgreement, draftCancellation, draftDecision } from "@/lib/features/milestone/queries-ceremony";
import { getMilestoneForm } from "@/lib/features/milestone/queries-form";
import { getScopeStory } from "@/lib/features/scope/queries";
import { readOperations } from "@/lib/http/api/reads";
import type { PersonId } from "@/lib/kernel/ids";
import { verifyLines } from "@/scripts/verify-ledger";
import { act, addPerson, prove } from "@/tests/support/act";
import { Api } from "@/tests/support/api";
import { billFor } from "@/tests/support/bill-input";
import { Changes } from "@/tests/support/change-stage";
import { giveToken } from "@/tests/support/give-token";
import { plainly } from "@/tests/support/milestone-input";
import { MilestoneStage } from "@/tests/support/milestone-stage";
import { drafted, order, readingOrder } from "@/tests/support/order-stage";
import { entryOf, type LedgerLine, recountMoney } from "@/tests/support/recount-money";
import { privateCharter } from "@/tests/support/set-up";

/** Amounts of one agency that nothing else in the project is: agreed, accepted, ordered, invoiced (with tax too), paid. */
const marks = {
  agreed: 6_543_217,
  accepted: 8_765_432,
  ordered: 7_654_321,
  net: 5_432_176,
  gross: 6_518_611,
  paid: 3_456_789,
};
const marked = new RegExp(Object.values(marks).join("|"));

/** What of these amounts a text tells, whatever stands between its digits. */
function leaked(text: string): string | undefined {
  return marked.exec(text.replaceAll(/(?<=\d)[\s.,’'\u00a0\u202f]+(?=\d)/g, ""))?.[0];
}

let stage: MilestoneStage;
/** Somebody of another agency of the same project, in every role that an agency has. */
let rival: PersonId;
let names: Readonly<Record<string, string>>;

beforeAll(async () => {
  const charter = { ...privateCharter, parameters: { ...presets.PRIVATE, penalties: true, retention: 500 } };
  stage = await MilestoneStage.set("known_price", charter);
  rival = await joined();
  const late = await stage.started({ paymentShare: 0, amountCents: marks.agreed, dueOn: "2026-07-31" });
  const done = await stage.verified([], { paymentShare: 0, amountCents: marks.accepted });
  await stage.mustSign("signatory", acceptMilestone, await stage.deciding(done, "ACCEPT"));
  const lines = [{ milestone: done, netCents: marks.net }];
  const { invoice = "" } = await stage.must("manager", recordInvoice, billFor(lines));
  const reserved = { withReservations: true, reservations: "34 567,89 € payés sous réserve du bloc 2" };
  await stage.must("owner", recordPayment, { invoice, paidOn: "2026-06-01", cents: marks.paid, ...reserved });
  const changes = new Changes(stage);
  const change = await changes.quoted({}, { oneOffCents: marks.ordered });
  await stage.mustSign("signatory", approveChangeRequest, {
    changeRequest: change,
    digest: await changes.digest(change),
  });
  const amendment = await drafted(stage, order(change));
  for (const who of ["signatory", "sponsor", "agencySignatory"] as const)
    await stage.mustSign(who, signAmendment, await readingOrder(stage, amendment));
  stage.door.moveTo("2026-08-12T07:00:00.000Z");
  const { penalty = "" } = await stage.must("owner", announcePenalty, {
    milestone: late,
    reason: "65 432,17 € en retard",
  });
  names = {
    requirement: "EX-001",
    version: "1",
    reservation: "R-J1-01",
    commitment: "EN-001",
    notice: "MED-001",
    consultation: "C-001",
  };
  names = { ...names, invoice, penalty, change, amendment, milestone: done };
}, 120_000);
afterAll(() => stage.strike());

/** A second agency joins a project under way, as the database would hold it, whatever text lets it in. */
async function joined(): Promise<PersonId> {
  const { owner, cast, door } = stage;
  const person = await addPerson(door.db, "Rita Rivale");
  const [party, member] = [v7(), v7()];
  const copied =
    "jsonb_populate_record(p, jsonb_build_object('id', $2::text, 'name', 'Autre agence', 'ordinal', p.ordinal + 1))";
  await owner.query(`INSERT INTO party SELECT y.* FROM party p, ${copied} y WHERE p.id = $1`, [
    cast.agencyParty,
    party,
  ]);
  await owner.query(
    `INSERT INTO member (project_id, id, party_id, side, person_id, created_at) SELECT project_id, $2, id, side, $3, now() FROM party WHERE id = $1`,
    [party, member, person],
  );
  await owner.query(
    `INSERT INTO member_role (project_id, id, member_id, side, role, granted_at) SELECT m.project_id, gen_random_uuid(), m.id, m.side, r, now()
     FROM member m, unnest(ARRAY['AGENCY_MANAGER', 'AGENCY_SIGNATORY']) r WHERE m.id = $1`,
    [member],
  );
  return person;
}

/** Reads as the other agency's person does. */
function readAs<T>(work: (tx: Tx, scope: ProjectScope) => Promise<T>): Promise<T> {
  return transact(stage.door.db, { personId: rival, readOnly: true }, async (tx) => {
    const scope = await enterProject(tx, rival, stage.cast.code);
    if (scope === null) throw new Error("Not a member");
    return work(tx, scope);
  });
}

/** Works as the role of the application does, inside the project as one of its members. */
async function within<T>(person: PersonId, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: stage.database.appUrl });
  await client.connect();
  try {
    await client.query("BEGIN");
    await client.query("SELECT aval_enter($1, $2)", [person, stage.cast.code]);
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The tables of which somebody reads an amount of the agency's, by the application's role and nothing but SQL. */
function tellingTables(person: PersonId): Promise<readonly string[]> {
  return within(person, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `SELECT c.relname AS name FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND has_table_privilege(c.oid, 'SELECT') ORDER BY 1`,
    );
    const found: string[] = [];
    for (const { name } of rows) {
      const { rows: told } = await client.query<{ row: string }>(`SELECT t::text AS row FROM ${name} t`);
      if (told.some(({ row }) => leaked(row) !== undefined)) found.push(name);
    }
    return found;
  });
}

async function exported(person: PersonId): Promise<readonly string[]> {
  return within(person, async (client) => {
    const id = (await client.query<{ id: string }>("SELECT aval_project() AS id")).rows[0]?.id ?? "";
    const ask: Ask = async (sql, values) => (await client.query(sql, [...values])).rows;
    const lines: string[] = [];
    for await (const line of exportLedger(ask, id, stage.door.clock.now())) lines.push(line);
    return lines;
  });
}

/** The addresses of a read: one, or one for each milestone or record. */
function addressesOf(path: string, records: readonly { readonly code: string }[]): readonly string[] {
  const of = (name: string): readonly string[] => {
    if (name === "record") return records.map(({ code }) => code);
    return name === "milestone" ? ["J1", "J2"] : [names[name] ?? v7()];
  };
  const here = path.replace("{code}", stage.cast.code);
  const [, name = ""] = /\{(\w+)\}/.exec(here) ?? [];
  const search = path.endsWith("/search") ? "?q=J1" : "";
  return name === "" ? [`${here}${search}`] : of(name).map((one) => here.replace(`{${name}}`, one));
}

describe("(g) what one agency is paid", () => {
  it("is in no row that another agency reads, and in all that the client does", async () => {
    const paid = ["invoice", "ledger_text", "money_entry", "payment", "penalty", "signed_document"];
    expect(await tellingTables(stage.who("owner"))).toEqual(expect.arrayContaining(paid));
    expect(await tellingTables(stage.who("amo"))).toEqual(expect.arrayContaining(paid));
    expect(await tellingTables(stage.who("manager"))).toEqual(expect.arrayContaining(paid));
    // Two rows that every agency reads for what else they say still hold an amount (decisions/0029).
    expect(await tellingTables(rival)).toEqual(["decision", "milestone"]);
  });

  it("is in no answer of the API to another agency, whatever it asks", async () => {
    const api = new Api(stage.door, stage.database.appUrl);
    const { rows } = await stage.owner.query<{ code: string }>("SELECT code FROM signed_document");
    const given = async (person: PersonId, address: string): Promise<string | undefined> => {
      const headers = { authorization: `Bearer ${await giveToken(stage.door, person)}`, "accept-language": "fr" };
      return leaked(await (await api.send(new Request(`http://localhost/api/v1${address}`, { headers }))).text());
    };
    const addresses = readOperations.flatMap(({ path }) => addressesOf(path, rows));
    const told: string[] = [];
    for (const address of addresses)
      if ((await given(rival, address)) !== undefined) told.push(`${address}: ${await given(rival, address)}`);
    expect(told).toEqual([]);
    // The walk would see them: the client is told in these places.
    const telling = addresses.filter((one) => /budget$|milestones$|\/(invoices|penalties|amendments)\//.test(one));
    expect(telling).toHaveLength(5);
    for (const address of telling) expect(await given(stage.who("owner"), address), address).toBeDefined();
  });

  it("is on no page of another agency, and in no ceremony that it opens", async () => {
    const now = stage.door.clock.now();
    const seen = await readAs(async (tx, scope) => {
      const reading = { tx, scope, now };
      const terms = { ceilingCents: 99_999_999, reason: "" };
      return {
        pages: [
          await getBudgetPage(reading),
          await getPenaltyStart(reading, "J1"),
          await getOrderPage(reading, names.change ?? "", ""),
          await getChangeRequest(reading, names.change ?? ""),
          await getScopeStory(tx, scope),
        ],
        shut: [
          await readCeilingStart(reading),
          await readCeilingToSign(reading, terms),
          await draftAgreement(reading, "J1"),
          await draftDecision(reading, "J1", null, plainly),
          await draftCancellation(reading, "J1", { reason: "abandon", costCents: null }),
          await getMilestoneForm(tx, scope, "J1"),
        ],
      };
    });
    const whole = JSON.stringify(seen.pages, (_, value: unknown) =>
      typeof value === "bigint" ? String(value) : value,
    );
    expect(leaked(whole)).toBe(undefined);
    expect(seen.shut.filter((one) => one !== null)).toEqual([]);
  });

  it("is withheld from the ledger that another agency exports, which verifies all the same", async () => {
    const [whole, part] = [await exported(stage.who("owner")), await exported(rival)];
    const [all, held] = [await verifyLines(whole), await verifyLines(part)];
    expect(all).toMatchObject({ valid: true, withheld: 0 });
    expect(held).toMatchObject({ valid: true, entries: whole.filter((line) => line.startsWith('{"entry"')).length });
    if (!all.valid || !held.valid) throw new Error("not valid");
    expect(held.head).toEqual(all.head);
    expect(held.withheld).toBeGreaterThan(6);
    expect(leaked(part.join("\n"))).toBe(undefined);
    const forged = part.map((line) => line.replace('"prices":{"withheld":true}', '"prices":{"salt":"","text":"{}"}'));
    expect(await verifyLines(forged)).toMatchObject({ valid: false });
    const entries = whole.flatMap((line): readonly LedgerLine[] => {
      const entry = entryOf(line);
      return entry === null ? [] : [entry];
    });
    const { committed, invoiced, paid } = recountMoney(entries);
    const { total } = await stage.read("owner", (tx, scope) => getBudget(tx, scope, stage.door.clock.now()));
    expect(total).toMatchObject({ committed, invoiced, paid });
    const mine = await verifyLines(await exported(stage.who("manager")));
    expect(mine).toMatchObject({ valid: true });
  });

  it("is in no mail and no notification to another agency", async () => {
    const { rows } = await stage.owner.query<{ row: string }>(
      "SELECT d::text AS row FROM delivery d WHERE d.person_id = $1 UNION ALL SELECT n::text FROM notification n WHERE n.person_id = $1",
      [rival],
    );
    expect(rows.flatMap(({ row }) => leaked(row) ?? [])).toEqual([]);
  });

  it("is no way to crash the cancellation of a milestone: another agency's signatory is told to read it as it stands", async () => {
    const reason = "plus d’objet";
    const reading = { now: stage.door.clock.now() };
    const draft = await stage.read("agencySignatory", (tx, scope) =>
      draftCancellation({ ...reading, tx, scope }, "J1", { reason, costCents: null }),
    );
    const words = { milestone: "J1", reason, costCents: null, digest: draft?.digest ?? "" };
    await stage.mustSign("agencySignatory", cancelMilestone, words);
    const other = { ...words, digest: "a".repeat(64) };
    const proofId = await prove(stage.door, rival, other.digest);
    const answer = await act(stage.door, cancelMilestone, rival, other, { project: stage.cast.code, proofId });
    expect(answer).toMatchObject({ error: { kind: "refused" } });
  });

  it("is counted for every agency alike: another's own budget is empty, and its room is what is left", async () => {
    const view = await within(rival, async (client) => {
      const { rows } = await client.query(
        "SELECT ordered, committed > 0 AS counted FROM aval_budget_room(aval_project())",
      );
      return rows[0];
    });
    expect(view).toEqual({ ordered: {}, counted: true });
  });
});
