import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { passwordProofDigest } from "@/lib/auth/password-proof";
import { drawPersonalToken, findLiveToken } from "@/lib/auth/personal-token";
import { tokenProofDigest } from "@/lib/auth/token-proof";
import type { Outcome, Problem } from "@/lib/commands/receipt";
import { setPassword } from "@/lib/features/account/commands/set-password";
import { createToken } from "@/lib/features/token/commands/create-token";
import { revokeToken } from "@/lib/features/token/commands/revoke-token";
import type { TokenTerms } from "@/lib/features/token/schema";
import type { Result } from "@/lib/kernel/result";
import { act, prove } from "@/tests/support/act";
import { MilestoneStage } from "@/tests/support/milestone-stage";

const terms: TokenTerms = { name: "tableau de bord", access: "ACT", projects: null, days: 30 };

let stage: MilestoneStage;
beforeAll(async () => {
  stage = await MilestoneStage.set("token");
});
afterAll(() => stage.strike());

/** Makes a token of the owner, on a proof bound to `proved`. */
async function make(
  token: string,
  wanted: TokenTerms = terms,
  { proved = wanted, commandId = v7() }: { readonly proved?: TokenTerms; readonly commandId?: string } = {},
): Promise<Result<Outcome, Problem>> {
  const owner = stage.who("owner");
  const proofId = await prove(stage.door, owner, tokenProofDigest(owner, proved));
  return act(stage.door, createToken, owner, { ...wanted, proofId, token }, { commandId });
}

function live(token: string): ReturnType<typeof findLiveToken> {
  return findLiveToken(stage.door.db, token, stage.door.clock.now());
}

describe("making a token", () => {
  it("keeps its hash and its last four characters, never itself, and tells its owner by mail", async () => {
    const [token, commandId] = [drawPersonalToken(), v7()];
    expect(await make(token, terms, { commandId })).toMatchObject({ ok: true });
    expect(await live(token)).toMatchObject({ personId: stage.who("owner"), grant: { access: "ACT", projects: null } });
    const { rows } = await stage.owner.query(
      `SELECT row_to_json(t)::text AS text FROM personal_access_token t
       UNION ALL SELECT row_to_json(r)::text FROM command_receipt r WHERE r.command_id = $1
       UNION ALL SELECT row_to_json(e)::text FROM account_event e WHERE e.command_id = $1
       UNION ALL SELECT row_to_json(d)::text FROM delivery d WHERE d.template = 'token-created'`,
      [commandId],
    );
    expect(rows).toHaveLength(4);
    for (const { text } of rows) expect(text).not.toContain(token);
  });

  it("wants a proof of identity bound to these very terms", async () => {
    const token = drawPersonalToken();
    const narrower = { ...terms, access: "READ" as const };
    expect(await make(token, terms, { proved: narrower })).toMatchObject({
      ok: false,
      error: { kind: "invalid-input", issues: [{ path: "proofId", code: "proof-over" }] },
    });
    expect(await live(token)).toBe(null);
  });

  it("reaches one's own projects only: another is not found", async () => {
    const foreign = String(await stage.one("SELECT code AS value FROM project WHERE name = 'Autre'"));
    expect(await make(drawPersonalToken(), { ...terms, projects: [stage.cast.code, foreign] })).toEqual({
      ok: false,
      error: { kind: "not-found" },
    });
    const token = drawPersonalToken();
    await make(token, { ...terms, projects: [stage.cast.code] });
    expect(await live(token)).toMatchObject({ grant: { projects: [stage.cast.code] } });
  });

  it.each([{ days: 0 }, { days: 366 }, { name: " " }, { projects: [] }])("refuses %j", async (change) => {
    expect(await make(drawPersonalToken(), { ...terms, ...change })).toMatchObject({
      ok: false,
      error: { kind: "invalid-input" },
    });
  });
});

describe("a token", () => {
  it("is its person's to end, once; to others it is not there", async () => {
    const token = drawPersonalToken();
    await make(token);
    const tokenId = (await live(token))?.grant.tokenId;
    const notFound = { ok: false, error: { kind: "not-found" } };
    expect(await act(stage.door, revokeToken, stage.who("manager"), { tokenId })).toEqual(notFound);
    expect(await act(stage.door, revokeToken, stage.who("owner"), { tokenId })).toMatchObject({ ok: true });
    expect(await act(stage.door, revokeToken, stage.who("owner"), { tokenId })).toEqual(notFound);
    expect(await live(token)).toBe(null);
  });

  it("ends with the password of its person", async () => {
    const [token, owner] = [drawPersonalToken(), stage.who("owner")];
    await make(token);
    const proofId = await prove(stage.door, owner, passwordProofDigest(owner));
    const typed = { proofId, keep: v7(), newPassword: "lanterne verger cuivre brouette" };
    expect(await act(stage.door, setPassword, owner, typed)).toMatchObject({ ok: true });
    expect(await live(token)).toBe(null);
  });

  it("allows for ever what it was made to allow: the database refuses another reach, access or term", async () => {
    await make(drawPersonalToken());
    for (const change of [
      "access = 'READ'",
      "every_project = false, projects = '{x}'",
      "expires_at = expires_at + interval '1 day'",
      "token_hash = repeat('0', 64)",
    ])
      await expect(stage.owner.query(`UPDATE personal_access_token SET ${change}`)).rejects.toThrow(/never changes/);
    await expect(
      stage.owner.query("UPDATE personal_access_token SET revoked_at = NULL WHERE revoked_at IS NOT NULL"),
    ).rejects.toThrow(/stays revoked/);
  });

  it("shows to its person alone, whatever is asked", async () => {
    const seen = await stage.read("manager", (tx) => tx.personalAccessToken.count());
    expect(seen).toBe(0);
  });
});
