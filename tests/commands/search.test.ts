import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { personScope } from "@/lib/auth/scope";
import { transact } from "@/lib/db/transact";
import { listRecords } from "@/lib/features/ledger/queries-records";
import { searchOwn, searchProject } from "@/lib/features/search/queries";
import { type Found, foundHref, SearchInput } from "@/lib/features/search/view";
import { MilestoneStage } from "@/tests/support/milestone-stage";
import { approved, drafted, order } from "@/tests/support/order-stage";

let stage: MilestoneStage;
let milestone: string;
beforeAll(async () => {
  stage = await MilestoneStage.set("search");
  milestone = await stage.verified([0]);
  await stage.reserve(milestone, 0);
});
afterAll(() => stage.strike());

type Part = Parameters<MilestoneStage["who"]>[0];
const find = (part: Part, words: string): Promise<readonly Found[]> =>
  stage.read(part, (tx, scope) => searchProject(tx, scope, words));
const own = (part: Part, words: string): Promise<readonly Found[]> =>
  transact(stage.door.db, { personId: stage.who(part), readOnly: true }, (tx) =>
    searchOwn(tx, personScope(stage.who(part)), words),
  );

describe("the palette", () => {
  test("finds by code, by title, by what is said, whatever the accents and capitals", async () => {
    const kinds = async (words: string): Promise<readonly string[]> =>
      (await find("owner", words)).map(({ kind, code }) => `${kind} ${code}`);
    expect(await kinds("ex-001")).toEqual(["requirement EX-001"]);
    expect(await kinds("EVITEMENT")).toContain("requirement EX-001");
    expect(await kinds(milestone.toLowerCase())).toContain(`milestone ${milestone}`);
    expect(await kinds("gabarits et integration")).toContain(`milestone ${milestone}`);
    expect(await kinds("le lien manque")).toEqual([`reservation R-${milestone}-01`]);
    expect(await kinds("PV-")).toHaveLength(5);
    expect(await kinds("helene")).toEqual(["member Hélène Marchetti"]);
    expect(await kinds("100%")).toEqual([]);
    expect(await kinds("_")).toEqual([]);
  });

  test("leads to pages of the project only", async () => {
    const found = await find("owner", "le");
    expect(found.length).toBeGreaterThan(3);
    for (const one of found) expect(foundHref(one)).toMatch(new RegExp(`^/projects/${stage.cast.code}(/|$)`));
  });

  test("shows nothing foreign: neither the objects of a project nor its name, even with a scope that is not theirs", async () => {
    const scope = await stage.read("owner", async (_tx, entered) => entered);
    const stolen = await transact(stage.door.db, { personId: stage.stranger, readOnly: true }, (tx) =>
      searchProject(tx, scope, "le"),
    );
    expect(stolen).toEqual([]);
    expect(await own("stranger", "refonte")).toEqual([]);
    expect((await own("owner", "REFONTE")).map(({ kind, code }) => `${kind} ${code}`)).toEqual([
      `project ${stage.cast.code}`,
    ]);
  });

  test("leads to an order under its change and its agency, by its number or what the change says", async () => {
    const change = await approved(stage);
    const amendment = await drafted(stage, order(change));
    const page = `/projects/${stage.cast.code}/changes/${change}/amendment?party=${stage.cast.agencyParty}`;
    for (const words of [amendment.toLowerCase(), "PARTOUT"]) {
      const found = (await find("manager", words)).filter(({ kind }) => kind === "order");
      expect(found.map((one) => [one.code, foundHref(one)])).toEqual([[amendment, page]]);
    }
  });

  test("wants two signs at least and eighty at most", () => {
    expect(SearchInput.safeParse(" a ").success).toBe(false);
    expect(SearchInput.safeParse("a".repeat(81)).success).toBe(false);
    expect(SearchInput.parse(" EX ")).toBe("EX");
  });
});

describe("the records of a project", () => {
  test("are listed the newest first with those who signed, page by page, and to members only", async () => {
    const all = await stage.read("sponsor", (tx, scope) => listRecords(tx, scope));
    expect(all.records.map(({ kind }) => kind)).toEqual([
      "SUBMISSION",
      "MILESTONE_DEFINITION",
      "BASELINE",
      "COMMITMENT",
      "CHARTER",
    ]);
    expect(all.records[1]?.parties.map(({ name }) => name)).toEqual(["Musées de Haute-Vère", "Atelier Corbel"]);
    const walked: string[] = [];
    let before: string | undefined;
    do {
      const page = await stage.read("sponsor", (tx, scope) =>
        listRecords(tx, scope, { size: 1, ...(before === undefined ? {} : { before }) }),
      );
      walked.push(...page.records.map(({ code }) => code));
      before = page.next ?? undefined;
    } while (before !== undefined);
    expect(walked).toEqual(all.records.map(({ code }) => code));
    const only = await stage.read("sponsor", (tx, scope) => listRecords(tx, scope, { kind: "BASELINE" }));
    expect(only.records).toHaveLength(1);
    const scope = await stage.read("owner", async (_tx, entered) => entered);
    const stolen = await transact(stage.door.db, { personId: stage.stranger, readOnly: true }, (tx) =>
      listRecords(tx, scope),
    );
    expect(stolen.records).toEqual([]);
  });
});
