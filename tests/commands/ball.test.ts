import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { enterProject } from "@/lib/auth/scope";
import { transact } from "@/lib/db/transact";
import { holders } from "@/lib/domain/ball-account";
import type { ProjectAccount } from "@/lib/domain/project-account";
import { getMilestoneAccount, getProjectAccount } from "@/lib/features/ball/queries";
import { instant } from "@/lib/kernel/instant";
import { ledgerAccount, verifyLines } from "@/scripts/verify-ledger";
import { exportOf, type ToldDemo, toldDemo } from "@/tests/support/told-demo";

const now = instant("2026-11-22T09:30:00.000Z");
let demo: ToldDemo;
let account: ProjectAccount;

beforeAll(async () => {
  demo = await toldDemo("ball");
  account = await read((tx, scope) => getProjectAccount(tx, scope, now));
}, 120_000);
afterAll(() => demo.close());

/** Reads as a member of the demo's main project. */
function read<T>(
  work: (tx: Parameters<typeof getProjectAccount>[0], scope: Parameters<typeof getProjectAccount>[1]) => Promise<T>,
): Promise<T> {
  const { member, code } = demo.main;
  return transact(demo.db, { personId: member, readOnly: true }, async (tx) => {
    const scope = await enterProject(tx, member, code);
    if (scope === null) throw new Error("Not a member");
    return work(tx, scope);
  });
}

describe("the account of a played project", () => {
  test("what the offline verifier counts in the export is what the product says", async () => {
    const lines = await exportOf(demo, demo.main);
    const alone = ledgerAccount(now);
    expect(await verifyLines(lines, [], (entry) => alone.take(entry))).toMatchObject({ valid: true });
    const milestones = account.milestones.map(({ milestoneId: _, periods: __, ...told }) => told);
    expect(JSON.parse(JSON.stringify(alone.told()))).toEqual(JSON.parse(JSON.stringify({ ...account, milestones })));
    expect(account.days.CLIENT).toBeGreaterThan(10);
    expect(account.days.AGENCY).toBeGreaterThan(10);
  });

  test("a milestone read alone has the account that it has in the project", async () => {
    for (const milestone of account.milestones) {
      const alone = await read((tx, scope) => getMilestoneAccount(tx, scope, milestone.milestone, now));
      expect(alone).toEqual({ today: account.today, account: milestone });
    }
    expect(await read((tx, scope) => getMilestoneAccount(tx, scope, "J99", now))).toBeNull();
  });

  test("whose turn it is agrees with the rows that the pages show", async () => {
    const { rows } = await demo.owner.query("SELECT code, status FROM milestone WHERE project_id = $1", [demo.main.id]);
    const settled = ["ACCEPTED", "REJECTED", "CANCELLED", "ACCEPTED_TACITLY", "SUPERSEDED"];
    const byRow = rows.filter(({ status }) => settled.includes(status)).map(({ code }) => code);
    const byAccount = account.milestones.filter(({ turn }) => turn === null).map(({ milestone }) => milestone);
    expect(byAccount.toSorted()).toEqual(byRow.toSorted());
    expect(account.milestones.length).toBe(rows.length);
    for (const { days, span } of account.milestones)
      expect(holders.reduce((sum, holder) => sum + days[holder], 0)).toBe(span);
  });
});
