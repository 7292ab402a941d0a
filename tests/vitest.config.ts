import { dirname } from "node:path";
import { defineConfig } from "vitest/config";

const root = dirname(import.meta.dirname);
const alias = { "@": root };

export default defineConfig({
  root,
  test: {
    passWithNoTests: true,
    projects: [
      {
        resolve: { alias },
        test: { name: "domain", root, include: ["tests/domain/**/*.test.ts"], environment: "node" },
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
        },
      },
    ],
  },
});
