import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { consultationActs, decideConsultation, MOST_CANDIDATES } from "@/lib/domain/consultation";
import { pricePoints, rankOffers, type Score } from "@/lib/domain/consultation-ranking";
import { decideHandBack } from "@/lib/domain/exit-plan";
import { minuteIn, minuteOf } from "@/lib/domain/local-minute";
import { openSealed, SEALED_BYTES, sealOffer, unwrapKey } from "@/lib/files/seal";
import { instant } from "@/lib/kernel/instant";
import { actorIn, consultationFacts, kindsOf } from "@/tests/support/rulebook";

const place = {
  projectId: "0190b3c8-7a2e-7c1d-9b1e-0123456789ab",
  consultationId: "0190b3c8-7a2e-7c1d-9b1e-0123456789ac",
  offerId: "0190b3c8-7a2e-7c1d-9b1e-0123456789ad",
  opensAt: "2026-12-01T11:00:00.000Z",
};
const secret = "a secret of the installation, long enough";
const content = {
  format: "aval.offer/1",
  price: { oneOffCents: 100, recurring: [], taxBasisPoints: 2000, reverseCharge: false },
  text: "Notre offre",
  files: [],
} as const;

describe("a sealed offer", () => {
  const box = sealOffer(secret, place, { ...content, price: { ...content.price, recurring: [] }, files: [] });

  test("opens with its own key, at its own place, and to exactly what was sealed", () => {
    const key = unwrapKey(secret, place, box);
    expect(key.ok).toBe(true);
    if (!key.ok) return;
    expect(openSealed(key.value, place, box)).toEqual({ ok: true, value: content });
    expect(box.sealed).toHaveLength(SEALED_BYTES);
  });

  test("has another key, another digest and other bytes each time, and always the one length", () => {
    const again = sealOffer(secret, place, { ...content, price: { ...content.price, recurring: [] }, files: [] });
    expect(again.digest).not.toBe(box.digest);
    expect(again.sealed.equals(box.sealed)).toBe(false);
    const long = { ...content, price: { ...content.price, recurring: [] }, files: [], text: "x".repeat(90_000) };
    expect(sealOffer(secret, place, long).sealed).toHaveLength(SEALED_BYTES);
  });

  test("one bit of its bytes, of its key or of its place, and it does not open", () => {
    const key = unwrapKey(secret, place, box);
    if (!key.ok) throw new Error("The key is there");
    for (const at of [0, 20, 5_000, SEALED_BYTES - 1]) {
      const sealed = Buffer.from(box.sealed);
      sealed[at] = (sealed[at] ?? 0) ^ 1;
      expect(openSealed(key.value, place, { sealed, digest: box.digest })).toEqual({ ok: false, error: "tampered" });
    }
    const elsewhere = { ...place, offerId: place.projectId };
    expect(openSealed(key.value, elsewhere, box)).toEqual({ ok: false, error: "tampered" });
    expect(unwrapKey(secret, elsewhere, box)).toEqual({ ok: false, error: "tampered" });
    const wrapped = Buffer.from(box.wrapped);
    wrapped[40] = (wrapped[40] ?? 0) ^ 1;
    expect(unwrapKey(secret, place, { wrapped, digest: box.digest })).toEqual({ ok: false, error: "tampered" });
  });

  test("does not open under another secret, nor for an earlier instant of opening", () => {
    expect(unwrapKey(`${secret}!`, place, box)).toEqual({ ok: false, error: "other-secret" });
    const earlier = { ...place, opensAt: "2026-11-01T11:00:00.000Z" };
    expect(unwrapKey(secret, earlier, box)).toEqual({ ok: false, error: "other-secret" });
  });
});

const criteria = [
  { number: 1, kind: "JUDGED", weight: 60 },
  { number: 2, kind: "PRICE", weight: 40 },
] as const;

function score(offerId: string, evaluator: string, points: number): Score {
  return { offerId, evaluator, criterion: 1, points };
}

describe("the ranking", () => {
  test("the lowest price has all points, twice the price half of them, to the thousandth", () => {
    expect(pricePoints(100, 100)).toBe(20_000);
    expect(pricePoints(100, 200)).toBe(10_000);
    expect(pricePoints(100, 300)).toBe(6_667);
  });

  test("weighs each criterion, on the average of the evaluators whose sheets are whole", () => {
    const offers = [
      { offerId: "a", totalCents: 100 },
      { offerId: "b", totalCents: 200 },
    ];
    const scores = [
      score("a", "x", 10),
      score("b", "x", 20),
      score("a", "y", 12),
      score("b", "y", 20),
      score("a", "z", 0),
    ];
    const [first, second] = rankOffers(offers, criteria, scores);
    // b: 60 % of 20 and 40 % of 10; a: 60 % of 11 and 40 % of 20. The third has judged one offer only.
    expect([first?.offerId, first?.points, first?.rank]).toEqual(["b", 16_000, 1]);
    expect([second?.offerId, second?.points, second?.rank]).toEqual(["a", 14_600, 2]);
  });

  test("equal sums share their rank, and it shows", () => {
    const offers = ["a", "b", "c"].map((offerId) => ({ offerId, totalCents: 100 }));
    const ranked = rankOffers(offers, criteria, [score("a", "x", 12), score("b", "x", 12), score("c", "x", 3)]);
    expect(ranked.map(({ rank, tied }) => [rank, tied])).toEqual([
      [1, true],
      [1, true],
      [3, false],
    ]);
  });

  test("does not depend on the order in which offers and sheets come, and nobody is ranked without a whole evaluation", () => {
    const offers = ["a", "b", "c"].map((offerId, index) => ({ offerId, totalCents: 100 + index }));
    expect(rankOffers(offers, criteria, [score("a", "x", 12)])).toEqual([]);
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 6, maxLength: 6 }),
        fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 }),
        (points, order) => {
          const scores = points.map((given, index) => score("abc"[index % 3] ?? "a", index < 3 ? "x" : "y", given));
          const shuffled = order.flatMap((index) => scores[index] ?? []);
          expect(rankOffers(offers.toReversed(), criteria, shuffled)).toEqual(rankOffers(offers, criteria, scores));
        },
      ),
    );
  });
});

describe("the rules of a consultation", () => {
  const opened = { ...consultationFacts, status: "PUBLISHED", now: consultationFacts.opensAt } as const;

  test("CR-03 it is published whole, in order of time, ahead of time", () => {
    expect(decideConsultation("publish", consultationFacts, actorIn("CLIENT_OWNER")).ok).toBe(true);
    const half = {
      ...consultationFacts,
      subject: "",
      criteria: [{ kind: "PRICE", name: "Prix", weight: 40 }] as const,
    };
    expect(kindsOf(decideConsultation("publish", half, actorIn("CLIENT_OWNER")))).toEqual([
      "consultation-incomplete",
      "weights-not-whole",
    ]);
    const past = { ...consultationFacts, now: consultationFacts.questionsUntil };
    expect(kindsOf(decideConsultation("publish", past, actorIn("CLIENT_OWNER")))).toEqual([
      "consultation-dates-invalid",
    ]);
    expect(kindsOf(decideConsultation("publish", consultationFacts, actorIn("AMO")))).toEqual(["wrong-role"]);
  });

  test("CR-03 the client opens alone once it has waited two days for a witness", () => {
    const expected = { ...opened, witnessExpected: true, witnessed: false };
    expect(kindsOf(decideConsultation("open", expected, actorIn("CLIENT_OWNER")))).toEqual(["witness-missing"]);
    const waited = { ...expected, now: instant("2026-12-04T11:00:00.000Z") };
    expect(decideConsultation("open", waited, actorIn("CLIENT_OWNER")).ok).toBe(true);
    expect(decideConsultation("open", { ...opened, witnessExpected: false }, actorIn("CLIENT_OWNER")).ok).toBe(true);
  });

  test("a consultation has at most forty candidates", () => {
    const published = { ...consultationFacts, status: "PUBLISHED" } as const;
    const ask = (candidates: number) =>
      decideConsultation("invite", { ...published, candidates }, actorIn("CLIENT_OWNER"));
    expect(ask(MOST_CANDIDATES - 1).ok).toBe(true);
    expect(kindsOf(ask(MOST_CANDIDATES))).toEqual(["candidates-exhausted"]);
  });

  test("MD-03 an opened consultation is ended by who may judge, one that was never opened by whoever runs it", () => {
    const end = (facts: object) =>
      kindsOf(decideConsultation("end", { ...consultationFacts, ...facts }, actorIn("CLIENT_OWNER")));
    expect(end({ status: "OPENED", clearance: "UNDECLARED" })).toEqual(["interests-undeclared"]);
    expect(end({ status: "OPENED", clearance: "CONFLICT" })).toEqual(["interest-conflict"]);
    expect(end({ status: "OPENED" })).toEqual([]);
    expect(end({ status: "PUBLISHED", clearance: "UNDECLARED" })).toEqual([]);
  });

  test("nothing leads out of what is locked", () => {
    const rows = Object.values(consultationActs).flatMap(({ from }): readonly string[] => from);
    expect(rows).not.toContain("AWARDED");
    expect(rows).not.toContain("UNSUCCESSFUL");
  });

  test("CR-14 something is handed back once, on a day that has come", () => {
    expect(decideHandBack({ done: false }, { day: "2026-11-23", today: "2026-11-23" }).ok).toBe(true);
    expect(kindsOf(decideHandBack({ done: true }, { day: "2026-11-24", today: "2026-11-23" }))).toEqual([
      "item-already-handed-back",
      "hand-back-day-ahead",
    ]);
  });
});

test("a minute of a form is an instant of its zone, and back", () => {
  expect(minuteIn("2026-12-01T12:00", "Europe/Paris")).toBe("2026-12-01T11:00:00.000Z");
  expect(minuteOf(instant("2026-07-01T10:00:00.000Z"), "Europe/Paris")).toBe("2026-07-01T12:00");
  expect(minuteIn("2026-13-01T12:00", "Europe/Paris")).toBeNull();
});
