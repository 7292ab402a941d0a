import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answerQuestion } from "@/lib/features/discussion/commands/answer-question";
import { askQuestion } from "@/lib/features/discussion/commands/ask-question";
import { postComment } from "@/lib/features/discussion/commands/post-comment";
import { writeNote } from "@/lib/features/discussion/commands/write-note";
import { draftRequirement } from "@/lib/features/requirement/commands/draft-requirement";
import { RequirementStage, written } from "@/tests/support/requirement-stage";

describe("questions, comments and private notes", () => {
  let stage: RequirementStage;
  const subject = { kind: "REQUIREMENT", code: "EX-001" } as const;
  beforeAll(async () => {
    stage = await RequirementStage.set("discussion");
    await stage.must("CLIENT_OWNER", draftRequirement, written());
  });
  afterAll(() => stage.strike());

  it("twenty questions at once bear Q-001 to Q-020, and the side asked answers once", async () => {
    const question = { subject, text: "Quel seuil ?", blocking: true, to: "CLIENT" };
    const asked = await Promise.all(
      Array.from({ length: 20 }, () => stage.must("AGENCY_MANAGER", askQuestion, question)),
    );
    expect(asked.map((one) => one.question).toSorted()).toEqual(
      Array.from({ length: 20 }, (_, index) => `Q-${String(index + 1).padStart(3, "0")}`),
    );
    await stage.must("CLIENT_CONTRIBUTOR", answerQuestion, { question: "Q-001", text: "4,5 pour 1" });
    const before = await stage.rows();
    expect(await stage.act("CLIENT_OWNER", answerQuestion, { question: "Q-001", text: "autre" })).toMatchObject({
      ok: false,
      error: { refusals: [{ kind: "wrong-status" }] },
    });
    expect(await stage.act("AGENCY_MANAGER", answerQuestion, { question: "Q-002", text: "moi" })).toMatchObject({
      ok: false,
      error: { refusals: [{ kind: "question-for-other-side" }] },
    });
    expect(await stage.act("CLIENT_OWNER", askQuestion, question)).toMatchObject({
      ok: false,
      error: { refusals: [{ kind: "question-to-own-side", side: "CLIENT" }] },
    });
    expect(await stage.act("AMO", askQuestion, { ...question, subject: { ...subject, code: "EX-999" } })).toEqual({
      ok: false,
      error: { kind: "not-found" },
    });
    expect(await stage.act("STRANGER", askQuestion, question)).toEqual({ ok: false, error: { kind: "not-found" } });
    expect(await stage.rows()).toEqual(before);
  });

  it("an answer and a comment are neither changed nor removed, only erased", async () => {
    await stage.must("AGENCY_MEMBER", postComment, { subject, text: "Vu avec l’équipe" });
    const attempts = [
      "UPDATE question SET answer = 'autre' WHERE code = 'Q-001'",
      "UPDATE question SET blocking = false",
      "DELETE FROM question",
      "UPDATE comment SET text = 'autre'",
      "DELETE FROM comment",
    ];
    for (const attempt of attempts) await expect(stage.owner.query(attempt), attempt).rejects.toThrow(/left as it is/);
    await stage.sql("UPDATE comment SET text = NULL");
    expect(await stage.one("SELECT text IS NULL AS value FROM comment")).toBe("true");
  });

  it("a note leaves nothing in the ledger and reaches nobody but its party", async () => {
    const before = await stage.count("ledger_entry");
    await stage.must("CLIENT_OWNER", writeNote, { subject, text: "Budget caché : 12 000" });
    await stage.must("AGENCY_MANAGER", writeNote, { subject, text: "Marge : 30 %" });
    await stage.must("AMO", writeNote, { subject, text: "Client pressé" });
    expect(await stage.count("ledger_entry")).toBe(before);
    const notesOf = (role: Parameters<typeof stage.read>[0]): Promise<(string | null)[]> =>
      stage.read(role, async (tx) => (await tx.privateNote.findMany()).map((note) => note.text));
    expect(await notesOf("CLIENT_SIGNATORY")).toEqual(["Budget caché : 12 000"]);
    expect(await notesOf("AGENCY_MEMBER")).toEqual(["Marge : 30 %"]);
    expect(await notesOf("AMO")).toEqual(["Client pressé"]);
    expect(await stage.one("SELECT count(*) AS value FROM account_event WHERE type = 'NoteWritten'")).toBe("3");
  });

  it("row-level security keeps notes apart even from raw SQL as the application", async () => {
    const raw = new Client({ connectionString: stage.database.appUrl });
    await raw.connect();
    const as = async (person: string, project: string, sql: string): Promise<unknown[]> => {
      await raw.query("BEGIN");
      try {
        await raw.query("SELECT set_config('aval.person_id', $1, true), set_config('aval.project_id', $2, true)", [
          person,
          project,
        ]);
        return (await raw.query(sql)).rows;
      } finally {
        await raw.query("ROLLBACK");
      }
    };
    const clientParty = await stage.one("SELECT id AS value FROM party WHERE project_id = $1 AND side = 'CLIENT'", [
      stage.projectId,
    ]);
    const all = "SELECT party_id FROM private_note";
    expect(await as(stage.who("CLIENT_OWNER"), stage.projectId, all)).toEqual([{ party_id: clientParty }]);
    expect(await as(stage.who("CLIENT_OWNER"), "", all)).toEqual([]);
    expect(await as(stage.who("STRANGER"), stage.projectId, all)).toEqual([]);
    expect(await as("", stage.projectId, all)).toEqual([]);
    expect(
      await as(
        stage.who("AMO"),
        stage.projectId,
        "UPDATE private_note SET text = NULL WHERE text LIKE 'Budget%' RETURNING id",
      ),
    ).toEqual([]);
    const forged = `INSERT INTO private_note SELECT project_id, gen_random_uuid(), '${clientParty}', subject_kind, subject_id, subject_code, 'forgé', written_by, now() FROM private_note LIMIT 1`;
    await expect(as(stage.who("AMO"), stage.projectId, forged)).rejects.toThrow(/row-level security/);
    await raw.end();
  });
});
