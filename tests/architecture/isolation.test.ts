import { Client } from "pg";
import { expect, test } from "vitest";
import { connect } from "@/lib/db/client";
import { transact } from "@/lib/db/transact";
import { cloneDatabase } from "@/tests/support/database";
import { typeScriptUnder } from "@/tests/support/source-files";

/**
 * What holds each invariant of domain.md 9.9 where two acts meet, and wherever an act is not the program's: unique and
 * exclusion indexes, and triggers that lock what they look at. None of them is an isolation level.
 */
const held: Readonly<Record<string, readonly string[]>> = {
  "1 what is signed stays": ["guard_signature", "refuse_change", "refuse_truncate", "guard_text"],
  "2 one final decision for a milestone": ["one_final_decision", "one_aptitude", "guard_decision"],
  "3 who signs holds the power, and powers do not overlap": [
    "guard_power",
    "no_overlapping_delegation",
    "guard_delegation",
  ],
  "4 nothing blocking stands open at an acceptance": ["guard_blocking", "guard_decision_whole"],
  "5 the AMO signs under a power alone": ["guard_power", "guard_delegation_act"],
  "6 what is baselined can be verified, what is submitted is whole": ["guard_baseline_whole", "guard_submission_whole"],
  "9 the ledger has no gap and no fork": ["guard_entry", "guard_head"],
  "11 a change request is numbered and bound": ["guard_change_request"],
  "12 nobody stands on two sides": ["one_membership_at_a_time", "guard_joining", "guard_member"],
  "one charter in force, one in the works": ["one_charter_in_force", "one_charter_in_the_works"],
  "one command, one act": ["command_receipt_pkey", "guard_receipt"],
  "one proof, one signature": ["guard_proof"],
};

test("no act of ours asks for an isolation level: an invariant has its lock or its constraint", () => {
  const asking = typeScriptUnder("app", "lib").filter(({ text }) =>
    /serializable|isolationLevel|repeatable read/i.test(text),
  );
  expect(asking.map(({ path }) => path)).toEqual([]);
});

test("acts run in READ COMMITTED, and every invariant of 9.9 is held by what the database has", async () => {
  const database = await cloneDatabase("isolation");
  const owner = new Client({ connectionString: database.ownerUrl });
  const db = connect(database.appUrl, 1);
  try {
    const level = await transact(
      db,
      { personId: null },
      (tx) => tx.$queryRaw<{ transaction_isolation: string }[]>`SHOW transaction_isolation`,
    );
    expect(level).toEqual([{ transaction_isolation: "read committed" }]);
    await owner.connect();
    const { rows } = await owner.query<{ name: string }>(
      `SELECT tgname AS name FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'
       UNION SELECT relname FROM pg_class WHERE relkind = 'i' UNION SELECT conname FROM pg_constraint`,
    );
    const there = new Set(rows.map(({ name }) => name));
    expect(
      Object.values(held)
        .flat()
        .filter((name) => !there.has(name)),
    ).toEqual([]);
  } finally {
    await owner.end();
    await db.$disconnect();
    await database.drop();
  }
});
