import { describe, expect, it } from "vitest";
import { changedSince } from "@/lib/domain/baseline-set";
import { refuse } from "@/lib/domain/refusal";
import { gatherRefusals, inRuns } from "@/lib/domain/requirement-selection";

describe("the refusals of a selection", () => {
  const incomplete = refuse("requirement-incomplete", { missing: ["source"] });
  const pending = refuse("change-pending", {});

  it("say each reason once, with the codes it concerns", () => {
    const refused = ["EX-001", "EX-002"].map((code) => ({ code, refusals: [incomplete] }));
    expect(gatherRefusals([...refused, { code: "EX-009", refusals: [pending] }], 4)).toEqual([
      incomplete,
      refuse("selection-refused", { requirements: ["EX-001", "EX-002"] }),
      pending,
      refuse("selection-refused", { requirements: ["EX-009"] }),
    ]);
  });

  it("list no code when all of them, or the only one, are concerned", () => {
    expect(gatherRefusals([{ code: "EX-001", refusals: [incomplete] }], 1)).toEqual([incomplete]);
    expect(
      gatherRefusals(
        ["EX-001", "EX-002"].map((code) => ({ code, refusals: [pending] })),
        2,
      ),
    ).toEqual([pending]);
  });

  it("tell three codes in a row as one run", () => {
    expect(inRuns(["EX-007", "EX-001", "EX-002", "EX-003", "EX-009", "EX-010"])).toEqual([
      "EX-001–EX-003",
      "EX-007",
      "EX-009",
      "EX-010",
    ]);
    expect(inRuns(["EX-999", "EX-1000", "EX-1001"])).toEqual(["EX-999–EX-1001"]);
  });
});

describe("a set that changed since it was read", () => {
  it("names what came in, what went out, and what has another text", () => {
    const read = [
      { code: "EX-001", version: 1 },
      { code: "EX-002", version: 1 },
      { code: "EX-003", version: 2 },
    ];
    const current = [
      { code: "EX-003", version: 3 },
      { code: "EX-001", version: 1 },
      { code: "EX-004", version: 1 },
    ];
    expect(changedSince(read, current)).toEqual(["EX-002", "EX-003", "EX-004"]);
    expect(changedSince(read, read)).toEqual([]);
  });
});
