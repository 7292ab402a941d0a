import { startCluster } from "@/tests/support/cluster";

/** One PostgreSQL for all journeys; workers find it in the environment (see `app-server`). */
export default async function setup(): Promise<() => Promise<void>> {
  const { cluster, stop } = await startCluster();
  process.env.AVAL_TEST_CLUSTER = JSON.stringify(cluster);
  return stop;
}
