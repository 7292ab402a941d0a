import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readOperations } from "@/lib/http/api/reads";
import { Api } from "@/tests/support/api";
import { giveToken } from "@/tests/support/give-token";
import { MilestoneStage } from "@/tests/support/milestone-stage";

let stage: MilestoneStage;
let api: Api;
let token: string;
/** Of the AMO, who alone has a desk. */
let adviser: string;
let stranger: string;

beforeAll(async () => {
  stage = await MilestoneStage.set("api reads");
  api = new Api(stage.door, stage.database.appUrl);
  token = await giveToken(stage.door, stage.who("owner"), { access: "READ" });
  adviser = await giveToken(stage.door, stage.who("amo"), { access: "READ" });
  stranger = await giveToken(stage.door, stage.stranger);
  await stage.verified([1]);
});
afterAll(() => stage.strike());

const inside = readOperations.filter(({ path }) => path.startsWith("/projects/{code}"));

describe("every read", () => {
  it("has its own name, and its own address", () => {
    for (const of of [
      (one: (typeof readOperations)[number]) => one.id,
      (one: (typeof readOperations)[number]) => one.path,
    ])
      expect(new Set(readOperations.map(of)).size).toBe(readOperations.length);
  });

  it("of a list answers what its schema says, and no more", async () => {
    const lists = readOperations.filter(
      ({ path, media }) => media === null && !/\{(?!code)/.test(path) && path !== "/installation",
    );
    for (const operation of lists) {
      const words = "q" in operation.query.shape ? "?q=EX-001" : "";
      const { status, body } = await api.call(`${operation.path.replace("{code}", stage.cast.code)}${words}`, {
        token: operation.path === "/desk" ? adviser : token,
      });
      expect(status, operation.id).toBe(200);
      expect(operation.answer.safeParse(body).error?.issues, operation.id).toBe(undefined);
    }
  });

  it.each([
    ["/requirements/EX-001"],
    ["/requirements/EX-001/discussion"],
    ["/milestones/J1"],
    ["/milestones/J1/discussion"],
    ["/charter/1"],
    ["/records/PV-2026-001"],
  ])("of one thing answers what its schema says: %s", async (path) => {
    const { status, body } = await api.call(`/projects/${stage.cast.code}${path}`, { token });
    expect(status).toBe(200);
    const fits = inside.filter(({ answer, media }) => media === null && answer.safeParse(body).success);
    expect(fits.length, JSON.stringify(body)).toBeGreaterThan(0);
  });

  it.each(inside.map(({ path }) => [path]))("%s: not found for a stranger, as where nothing is", async (path) => {
    const at = path
      .replace("{requirement}", "EX-001")
      .replace("{milestone}", "J1")
      .replace("{record}", "PV-2026-001")
      .replace("{version}", "1")
      .replace("{subject}", path.includes("milestones") ? "J1" : "EX-001")
      .replace("{reservation}", "R-J1-01")
      .replace("{change}", "FDE-001")
      .replace("{file}", "0190b3c8-7a2e-7c1d-9b1e-0123456789ab");
    const asked = path.endsWith("/search") ? `${at}?q=EX-001` : at;
    const foreign = await api.call(asked.replace("{code}", stage.cast.code), { token: stranger });
    const nowhere = await api.call(asked.replace("{code}", "nulle-part-00000000"), { token: stranger });
    expect(foreign.status).toBe(404);
    expect(foreign.body).toEqual(nowhere.body);
    expect(Object.fromEntries(foreign.headers)).toEqual(Object.fromEntries(nowhere.headers));
  });

  it("of the installation is for its administrator", async () => {
    expect(await api.call("/installation", { token })).toMatchObject({ status: 404 });
    await stage.owner.query("UPDATE person SET is_administrator = true WHERE id = $1", [stage.who("owner")]);
    expect(await api.call("/installation", { token })).toMatchObject({ status: 200 });
  });

  it("pages by key, and says where the next page is", async () => {
    const path = `/projects/${stage.cast.code}/requirements`;
    const first = await api.call(`${path}?limit=1`, { token });
    expect(first.body.items).toHaveLength(1);
    expect(first.headers.get("link")).toBe(`</api/v1${path}?limit=1&after=${first.body.next}>; rel="next"`);
    const second = await api.call(`${path}?limit=1&after=${first.body.next}`, { token });
    expect(second.body).toMatchObject({ items: [{ code: "EX-002" }], next: null });
    expect(second.headers.get("link")).toBe(null);
  });

  it.each(["limit=0", "limit=101", "limit=x", "after=%00", "status=NONE", "q=a%00b"])(
    "refuses what it cannot read: %s",
    async (query) => {
      const answer = await api.call(`/projects/${stage.cast.code}/requirements?${query}`, { token });
      expect(answer).toMatchObject({ status: 400, body: { code: "parameter-invalid" } });
    },
  );

  it("is kept by nobody, sniffed by nobody, and shown in no frame", async () => {
    const { headers } = await api.call("/projects", { token });
    expect(headers.get("cache-control")).toBe("private, no-store");
    expect(headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("access-control-allow-origin")).toBe(null);
  });
});
