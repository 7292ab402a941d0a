import { inject } from "vitest";
import { cloneFrom, clonePlayed, createEmpty, type TestDatabase } from "@/tests/support/cluster";

/**
 * A migrated database of the calling test's own. Each test file clones its own in `beforeAll` and drops it in `afterAll`.
 *
 * @param name says which test it belongs to
 */
export function cloneDatabase(name: string): Promise<TestDatabase> {
  return cloneFrom(inject("cluster"), name);
}

/**
 * A copy of a database in which `played` was played, once for the whole run.
 *
 * @param name says which test it belongs to
 */
export function clonePlayedDatabase(
  name: string,
  played: string,
  play: (database: TestDatabase) => Promise<string>,
): Promise<{ readonly database: TestDatabase; readonly said: string }> {
  return clonePlayed(inject("cluster"), { name, played }, play);
}

/** A folder that lives as long as the PostgreSQL of the run. */
export function folderOfRun(): string {
  return inject("cluster").folder;
}

/** Address (as the owner) of a database without a single table, for tests of the migrations themselves. */
export function emptyDatabase(name: string): Promise<string> {
  return createEmpty(inject("cluster"), name);
}
