import type { Tx } from "@/lib/db/client";

/**
 * Runs statements that put long lists together. Before it has counted a table that has just been filled, PostgreSQL
 * takes ten thousand rows for fifty and compares each with each: here it is told to build a table of keys instead.
 */
export async function hashed<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  await tx.$queryRaw`SELECT set_config('enable_nestloop', 'off', true)`;
  const done = await work();
  await tx.$queryRaw`SELECT set_config('enable_nestloop', 'on', true)`;
  return done;
}
