import { describe, expect, it } from "vitest";
import { decideErasure } from "@/lib/domain/erasure";
import { waysOut } from "@/lib/domain/refusal";

const free = { erased: false, lastAdministrator: false, projectsHeld: 0 };
const kinds = (facts: typeof free): readonly string[] => {
  const ruling = decideErasure(facts);
  return ruling.ok ? [] : ruling.error.map((refusal) => refusal.kind);
};

describe("the erasure of a person", () => {
  it("is decided once for somebody on whom nobody counts", () => {
    expect(decideErasure(free)).toEqual({ ok: true, value: "ERASED" });
    expect(kinds({ ...free, erased: true, lastAdministrator: true, projectsHeld: 3 })).toEqual([
      "person-already-erased",
    ]);
  });

  it("waits for every open project that counts on them, and never takes the last administrator; all reasons are told", () => {
    expect(kinds({ ...free, projectsHeld: 1 })).toEqual(["person-holds-powers"]);
    expect(kinds({ ...free, lastAdministrator: true })).toEqual(["last-administrator"]);
    expect(kinds({ ...free, projectsHeld: 2, lastAdministrator: true })).toEqual([
      "person-holds-powers",
      "last-administrator",
    ]);
    for (const kind of ["person-holds-powers", "person-already-erased", "last-administrator"] as const)
      expect(waysOut({ kind }).length).toBeGreaterThan(0);
  });
});
