import type { TestProject } from "vitest/node";
import { type Cluster, startCluster } from "@/tests/support/cluster";

declare module "vitest" {
  interface ProvidedContext {
    cluster: Cluster;
  }
}

/** One PostgreSQL for the whole run of the `commands` project. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { cluster, stop } = await startCluster();
  project.provide("cluster", cluster);
  return stop;
}
