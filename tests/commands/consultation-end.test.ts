import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { personScope } from "@/lib/auth/scope";
import { transact } from "@/lib/db/transact";
import { askOffer } from "@/lib/features/consultation/commands/ask-offer";
import { depositOffer } from "@/lib/features/consultation/commands/deposit-offer";
import { endConsultation } from "@/lib/features/consultation/commands/end-consultation";
import { listMatters } from "@/lib/features/todo/queries";
import { sha256 } from "@/lib/ledger/canonical";
import { type Candidate, ConsultationStage, offerOf } from "@/tests/support/consultation-stage";

let stage: ConsultationStage;
let atelier: Candidate;
let bureau: Candidate;

beforeAll(async () => {
  stage = await ConsultationStage.set("consultation_end");
  atelier = await stage.candidate("Atelier Nord");
  bureau = await stage.candidate("Bureau Sud");
  await stage.candidate("Collectif Est");
});
afterAll(() => stage.close());

/** What waits for somebody of the project. */
async function waiting(who: "owner" | "signatory" | "amo" | "manager"): Promise<readonly string[]> {
  const { door } = stage.project;
  const personId = stage.project.who(who);
  return transact(door.db, { personId, readOnly: true }, async (tx) => {
    const { matters } = await listMatters(tx, personScope(personId), { now: door.clock.now() });
    return matters.flatMap(({ kind, subject }) => (kind.startsWith("consultation") ? [`${kind} ${subject}`] : []));
  });
}

/** A candidate has done something so often, in the hour that begins now. */
function tried(limit: string, { person }: Candidate, points: number): Promise<unknown> {
  const count = `INSERT INTO rate_limit (key, points, resets_at) VALUES ($1, $2, $3)
    ON CONFLICT (key) DO UPDATE SET points = excluded.points`;
  return stage.project.owner.query(count, [`${limit}:${sha256(person)}`, points, "2026-06-01T20:00:00.000Z"]);
}

describe("what a candidate sends is bounded", () => {
  test("twenty offers an hour, fifty questions a day, and another candidate is not held up", async () => {
    await tried("deposit-person", atelier, 19);
    await stage.deposit(atelier, 100_000_00, "La vingtième");
    const offer = await stage.by(atelier, depositOffer, offerOf(1_00, "Une de trop"));
    expect(JSON.stringify(offer)).toContain("deposits-exhausted");
    await tried("question-person", atelier, 49);
    expect((await stage.by(atelier, askOffer, { text: "La cinquantième ?" })).ok).toBe(true);
    const question = await stage.by(atelier, askOffer, { text: "Une de trop ?" });
    expect(JSON.stringify(question)).toContain("questions-exhausted");
    await stage.deposit(bureau, 90_000_00, "La première");
    expect(await waiting("owner")).toEqual([`consultation-answer ${stage.code}`]);
  });
});

describe("an opened consultation", () => {
  const end = (): Promise<unknown> =>
    stage.project.act("owner", endConsultation, { consultation: stage.code, reason: "Le projet est remis." });

  test("is ended by nobody who has not declared their interests", async () => {
    stage.at("2026-06-16T08:00:00.000Z");
    expect(await waiting("owner")).toContain(`consultation-open ${stage.code}`);
    await stage.open();
    expect(await waiting("owner")).toEqual([`consultation-declare ${stage.code}`]);
    expect(await waiting("manager")).toEqual([]);
    expect(JSON.stringify(await end())).toContain("interests-undeclared");
    expect(await stage.project.one("SELECT count(*)::text AS value FROM consultation_letter")).toBe("0");
  });

  test("ended before the judgement is whole, tells nobody a rank, and everybody how many offers there were", async () => {
    await stage.clear("owner");
    expect(await waiting("owner")).toEqual([`consultation-score ${stage.code}`]);
    expect(await waiting("amo")).toEqual([`consultation-declare ${stage.code}`]);
    await stage.score("owner", atelier, 18);
    await stage.score("owner", bureau, 12);
    expect(await waiting("owner")).toEqual([]);
    expect(await end()).toMatchObject({ ok: true });
    const { rows } = await stage.project.owner.query(
      "SELECT DISTINCT outcome, points, rank, offers FROM consultation_letter",
    );
    expect(rows).toEqual([{ outcome: "UNSUCCESSFUL", points: null, rank: null, offers: 2 }]);
  });
});
