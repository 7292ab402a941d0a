import { inject } from "vitest";
import { cloneFrom, createEmpty, type TestDatabase } from "@/tests/support/cluster";

/**
 * A migrated database of the calling test's own. Each test file clones its own in `beforeAll` and drops it in `afterAll`.
 *
 * @param name says which test it belongs to
 */
export function cloneDatabase(name: string): Promise<TestDatabase> {
  return cloneFrom(inject("cluster"), name);
}

/** Address (as the owner) of a database without a single table, for tests of the migrations themselves. */
export function emptyDatabase(name: string): Promise<string> {
  return createEmpty(inject("cluster"), name);
}
