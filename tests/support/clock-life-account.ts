import { spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { z } from "zod";
import type { Person } from "@/tests/support/api-machine";
import { expect } from "@/tests/support/journey";

const Days = z.record(z.string(), z.int());
const Account = z.object({
  today: z.iso.date(),
  milestones: z.array(z.object({ milestone: z.string(), span: z.int(), days: Days, lateDays: Days })),
});

/** The working days that each side held, as one of those that count them tells it. */
export type HeldAccount = z.infer<typeof Account>;

/** As the API tells it. */
export async function accountByApi(person: Person, code: string): Promise<HeldAccount> {
  return Account.parse(await person.read("getProjectBall", { code }));
}

/** As the verifier prints it that stands alone, from the export that a member takes away. */
export async function accountByVerifier(page: Page, code: string): Promise<HeldAccount> {
  const exported = await page.request.get(`/api/projects/${code}/ledger/export`);
  expect(exported.status()).toBe(200);
  const folder = await mkdtemp(join(tmpdir(), "aval-account-"));
  try {
    const file = join(folder, "export.jsonl");
    await writeFile(file, await exported.body());
    const run = spawnSync(process.execPath, ["scripts/verify-ledger.ts", file, "--account"], { encoding: "utf8" });
    expect(run.status, `${run.stdout}${run.stderr}`).toBe(0);
    return Account.parse(JSON.parse(run.stdout.slice(run.stdout.indexOf("{"))));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The working days of a party on a milestone, added up from the table behind its picture. */
export async function daysOnScreen(page: Page, milestone: string, party: string): Promise<number> {
  const table = page.getByRole("table", { name: `Périodes tenues sur ${milestone}` });
  if (!(await table.isVisible())) await page.getByText("Lire en tableau").first().click();
  const rows = table.getByRole("row");
  let sum = 0;
  for (const row of await rows.filter({ hasText: party }).all()) {
    const cells = await row.getByRole("cell").allInnerTexts();
    sum += Number(cells.at(-2)?.match(/\d+/)?.[0] ?? 0);
  }
  return sum;
}
