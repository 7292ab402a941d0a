import { availableParallelism } from "node:os";
import { dirname } from "node:path";
import { defineConfig } from "vitest/config";

const cores = availableParallelism();
const root = dirname(import.meta.dirname);
const alias = { "@": root };

export default defineConfig({
  root,
  test: {
    passWithNoTests: true,
    // A test on a real PostgreSQL waits for it as long as it works itself: one more than the cores keeps them busy (ADR 0037).
    maxWorkers: cores + 1,
    projects: [
      {
        resolve: { alias },
        test: {
          name: "domain",
          root,
          include: ["tests/domain/**/*.test.ts"],
          environment: "node",
          // The rulebook is pure: its files may share what they import, and wait for nothing.
          isolate: false,
          maxWorkers: cores,
          sequence: { groupOrder: 0 },
        },
      },
      {
        resolve: { alias },
        test: {
          name: "commands",
          root,
          include: ["tests/commands/**/*.test.{ts,tsx}", "tests/architecture/**/*.test.ts"],
          environment: "node",
          globalSetup: ["tests/support/vitest-cluster.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        // The built application over HTTP: `npm run build` first.
        resolve: { alias },
        test: {
          name: "server",
          root,
          include: ["tests/server/**/*.test.ts"],
          environment: "node",
          globalSetup: ["tests/support/vitest-cluster.ts"],
          testTimeout: 120_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
