import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { connect } from "@/lib/db/client";
import { instant } from "@/lib/kernel/instant";
import { tellDemo } from "@/scripts/demo/tell";
import { cloneDatabase } from "@/tests/support/database";

describe("the demo", () => {
  it("is told", async () => {
    const database = await cloneDatabase("demo");
    const db = connect(database.appUrl, 4);
    const filesDir = await mkdtemp(join(tmpdir(), "aval-demo-"));
    const start = Date.now();
    const said: string[] = [];
    try {
      const codes = await tellDemo({
        db,
        secret: "x".repeat(40),
        filesDir,
        maxUploadBytes: 1e7,
        told: instant("2026-11-22T08:00:00.000Z"),
        say: (line) => said.push(line),
      });
      console.log(codes, Date.now() - start);
      expect(codes.main).not.toBe("");
    } finally {
      await db.$disconnect();
      await database.drop();
      await rm(filesDir, { recursive: true, force: true });
    }
  });
});
