import { expect, test } from "vitest";
import { cloneDatabase } from "@/tests/support/database";
import { describeDrift } from "@/tests/support/schema-drift.mjs";

test("the reviewed migrations build exactly the tables that prisma/schema describes", async () => {
  const database = await cloneDatabase("schema drift");
  const drift = await describeDrift(database.ownerUrl, "prisma/schema");
  await database.drop();
  expect(drift).toBe("");
});
