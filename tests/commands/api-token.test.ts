import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Api } from "@/tests/support/api";
import { giveToken } from "@/tests/support/give-token";
import { MilestoneStage } from "@/tests/support/milestone-stage";

let stage: MilestoneStage;
let api: Api;

beforeAll(async () => {
  stage = await MilestoneStage.set("api token");
  api = new Api(stage.door, stage.database.appUrl);
});
afterAll(() => stage.strike());

const comment = { subject: { kind: "REQUIREMENT", code: "EX-001" }, text: "Par l’API." };

describe("a personal access token", () => {
  it("acts as its person, and says so in the ledger", async () => {
    const token = await giveToken(stage.door, stage.who("owner"));
    const answer = await api.command(stage.cast.code, "comment.post", comment, { token });
    expect(answer.body).toMatchObject({ entries: [{ type: "CommentPosted" }], replayed: false });
    expect(answer.status).toBe(200);
    const by = await stage.one("SELECT actor_id AS value FROM ledger_entry WHERE seq = $1", [
      answer.body.entries?.[0]?.seq,
    ]);
    expect(by).toBe(stage.who("owner"));
  });

  it.each([
    ["without one", () => Promise.resolve(null)],
    ["unknown", () => Promise.resolve(`aval_pat_${"A".repeat(43)}`)],
    ["malformed", () => Promise.resolve("x")],
    ["over", () => giveToken(stage.door, stage.who("owner"), { life: 1 })],
    ["revoked", () => revoked()],
    ["of an erased person", () => erased()],
  ])("%s: the same answer", async (_what, make) => {
    const token = await make();
    stage.door.wait(1);
    const answer = await api.command(stage.cast.code, "comment.post", comment, { token });
    expect(answer.status).toBe(401);
    expect(answer.headers.get("www-authenticate")).toBe('Bearer realm="Aval"');
    expect(answer.headers.get("content-type")).toContain("application/problem+json");
    expect(answer.body).toMatchObject({ code: "token-missing", type: "/docs/api#problem-token-missing", status: 401 });
    expect(await api.call("/me", { token })).toMatchObject({ status: 401 });
  });

  async function revoked(): Promise<string> {
    const token = await giveToken(stage.door, stage.who("owner"));
    const { body } = await api.call("/me", { token });
    const tokenId = Object(body.token).tokenId;
    expect(await api.command(null, "token.revoke", { tokenId }, { token })).toMatchObject({ status: 200 });
    return token;
  }

  async function erased(): Promise<string> {
    const token = await giveToken(stage.door, stage.stranger);
    await stage.owner.query("UPDATE person SET erased_at = now(), email = NULL WHERE id = $1", [stage.stranger]);
    return token;
  }

  it("that only reads cannot act", async () => {
    const token = await giveToken(stage.door, stage.who("owner"), { access: "READ" });
    const answer = await api.command(stage.cast.code, "comment.post", comment, { token });
    expect(answer).toMatchObject({ status: 403, body: { code: "read-only-token" } });
    expect(await api.call("/projects", { token })).toMatchObject({ status: 200 });
  });

  it("of listed projects finds nothing elsewhere, and leaves the account alone", async () => {
    const token = await giveToken(stage.door, stage.who("owner"), { projects: ["ailleurs-12345678"] });
    const elsewhere = await api.command(stage.cast.code, "comment.post", comment, { token });
    const nowhere = await api.command("nulle-part-00000000", "comment.post", comment, { token });
    expect(elsewhere.status).toBe(404);
    expect(elsewhere.body).toEqual(nowhere.body);
    expect(await api.command(null, "project.create", {}, { token })).toMatchObject({
      status: 403,
      body: { code: "own-account-closed" },
    });
    expect((await api.call("/projects", { token })).body.items).toEqual([]);
    expect(await api.call("/me/tokens", { token })).toMatchObject({ status: 403 });
  });

  it.each(["token.create", "account.set-password", "session.end", "session.end-others"])(
    "never does %s",
    async (name) => {
      const token = await giveToken(stage.door, stage.who("owner"));
      const answer = await api.command(null, name, { sessionId: v7() }, { token });
      expect(answer).toMatchObject({ status: 403, body: { code: "command-without-door" } });
    },
  );
});
