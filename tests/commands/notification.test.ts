import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { personScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { transact } from "@/lib/db/transact";
import { postComment } from "@/lib/features/discussion/commands/post-comment";
import { removeMember } from "@/lib/features/member/commands/remove-member";
import { submitMilestone } from "@/lib/features/milestone/commands/submit-milestone";
import { readAllNotifications } from "@/lib/features/notification/commands/read-all-notifications";
import { readNotifications } from "@/lib/features/notification/commands/read-notifications";
import { countNotifications, countUnread, listNotifications } from "@/lib/features/notification/queries";
import type { NotificationPage } from "@/lib/features/notification/view";
import { draftRequirement } from "@/lib/features/requirement/commands/draft-requirement";
import { proposeRequirement } from "@/lib/features/requirement/commands/propose-requirement";
import { act, addPerson, mustAct } from "@/tests/support/act";
import { MilestoneStage } from "@/tests/support/milestone-stage";
import { written } from "@/tests/support/requirement-stage";
import { join } from "@/tests/support/set-up";

const everybody = ["owner", "signatory", "substitute", "sponsor", "manager", "agencySignatory", "amo"] as const;
type Part = (typeof everybody)[number] | "stranger";

let stage: MilestoneStage;
beforeAll(async () => {
  stage = await MilestoneStage.set("notification");
});
afterAll(() => stage.strike());

/** A milestone that the agency's signatory has just submitted. */
async function submitted(): Promise<string> {
  const milestone = await stage.started({ paymentShare: 0 });
  await stage.mustSign("agencySignatory", submitMilestone, await stage.reading(milestone, await stage.draft()));
  return milestone;
}

function own<T>(part: Part, read: (tx: Tx, scope: ReturnType<typeof personScope>) => Promise<T>): Promise<T> {
  const personId = stage.who(part);
  return transact(stage.door.db, { personId, readOnly: true }, (tx) => read(tx, personScope(personId)));
}
const listed = (part: Part, asked: Parameters<typeof listNotifications>[2] = {}): Promise<NotificationPage> =>
  own(part, (tx, scope) => listNotifications(tx, scope, { size: 100, ...asked }));

/** Who is told of an event about a subject. */
async function toldOf(type: string, subject: string): Promise<readonly Part[]> {
  const told: Part[] = [];
  for (const part of [...everybody, "stranger"] as const)
    if ((await listed(part)).items.some((one) => one.act.type === type && one.subject === subject)) told.push(part);
  return told;
}

describe("notifications", () => {
  it("of a submission: everybody at work, never whoever submitted, never a stranger", async () => {
    const milestone = await submitted();
    expect(await toldOf("MilestoneSubmitted", milestone)).toEqual(
      everybody.filter((part) => part !== "agencySignatory"),
    );
    const { items } = await listed("owner");
    const [one] = items.filter(({ act: { type } }) => type === "MilestoneSubmitted");
    expect(one).toMatchObject({
      path: `/projects/${stage.cast.code}/milestones/${milestone}`,
      isRead: false,
      act: { values: { milestone }, by: { party: { side: "AGENCY" } } },
    });
    const seq = await stage.one("SELECT seq AS value FROM ledger_entry WHERE type = 'MilestoneSubmitted' LIMIT 1");
    expect(one?.act.seq).toBe(Number(seq));
  });

  it("of a person who joins: who leads their party, and the client's lead; not the person, nor the other side", async () => {
    const { door, cast } = stage;
    const joiner = await addPerson(door.db, "Léa Prat");
    await join(door, stage.who("manager"), cast.code, cast.agencyParty, joiner, ["AGENCY_MEMBER"]);
    expect(await toldOf("MemberJoined", "")).toEqual(["owner", "manager"]);
  });

  it("of a draft tell nobody; of many facts of one act, one line that says how many", async () => {
    const codes: string[] = [];
    for (const statement of [
      "Le site doit parler basque.",
      "Le site doit parler breton.",
      "Le site doit parler corse.",
    ])
      codes.push((await stage.must("owner", draftRequirement, written({ statement }))).code ?? "");
    expect(await toldOf("RequirementDrafted", codes[0] ?? "")).toEqual([]);
    await stage.must("owner", proposeRequirement, { codes });
    const told = (await listed("manager")).items.filter(({ act: { type } }) => type === "RequirementProposed");
    expect(told.filter(({ subject }) => codes.includes(subject))).toMatchObject([{ subject: codes[0], more: 2 }]);
    expect(await toldOf("RequirementProposed", codes[0] ?? "")).not.toContain("owner");
  });

  it("are there with the act or not at all", async () => {
    const count = (): Promise<unknown> => stage.one("SELECT count(*) AS value FROM notification");
    const before = await count();
    const refused = await stage.act("manager", proposeRequirement, { codes: ["EX-999"] });
    expect(refused.ok).toBe(false);
    expect(await count()).toBe(before);
  });

  it("are read one by one or all at once, by their reader alone; the unread come first, and pages have no gap", async () => {
    const first = (await listed("amo")).items;
    const [a, b] = first;
    if (a === undefined || b === undefined) throw new Error("Nothing was told");
    const unread = await own("amo", countUnread);
    await mustAct(stage.door, readNotifications, stage.who("owner"), { ids: [a.id] });
    expect(await own("amo", countUnread)).toBe(unread);
    await mustAct(stage.door, readNotifications, stage.who("amo"), { ids: [a.id] });
    expect(await own("amo", countUnread)).toBe(unread - 1);
    const after = (await listed("amo")).items;
    expect(after[0]?.id).toBe(b.id);
    expect(after.findIndex(({ isRead }) => isRead)).toBe(unread - 1);
    const walked: string[] = [];
    let next: string | null = null;
    do {
      const page: NotificationPage = await listed("amo", { size: 3, ...(next === null ? {} : { after: next }) });
      walked.push(...page.items.map(({ id }) => id));
      next = page.next;
    } while (next !== null);
    expect(walked).toEqual(after.map(({ id }) => id));
    await mustAct(stage.door, readAllNotifications, stage.who("amo"), { project: "another" });
    expect(await own("amo", countUnread)).toBe(unread - 1);
    await mustAct(stage.door, readAllNotifications, stage.who("amo"), { project: stage.cast.code });
    expect(await own("amo", countNotifications)).toEqual({
      unread: 0,
      projects: [{ code: stage.cast.code, name: expect.any(String), unread: 0 }],
    });
  });

  it("belong to their reader: nobody else sees or marks them, nor the reader once they have left the project", async () => {
    const { db } = stage.door;
    const rows = await transact(db, { personId: stage.who("owner"), readOnly: true }, (tx) =>
      tx.notification.findMany({ distinct: ["personId"], select: { personId: true } }),
    );
    expect(rows).toEqual([{ personId: stage.who("owner") }]);
    const forged = transact(
      db,
      { personId: stage.who("stranger") },
      (tx) =>
        tx.$executeRaw`INSERT INTO notification (project_id, id, person_id, seq, type, path, created_at)
        SELECT project_id, uuidv7(), ${stage.who("owner")}::uuid, 1, 'X', '/x', now() FROM member LIMIT 1`,
    );
    await expect(forged).rejects.toThrow(/row-level security/);
    expect((await listed("substitute")).items.length).toBeGreaterThan(0);
    const memberId = await stage.one("SELECT id AS value FROM member WHERE person_id = $1", [stage.who("substitute")]);
    expect((await stage.act("owner", removeMember, { memberId, reason: "Autre poste" })).ok).toBe(true);
    expect(await listed("substitute")).toEqual({ items: [], next: null });
    expect(
      await stage.one("SELECT count(*) AS value FROM digest_line WHERE person_id = $1", [stage.who("substitute")]),
    ).toBe("0");
    const comment = { subject: { kind: "REQUIREMENT", code: "EX-001" }, text: "Bien reçu." };
    expect((await act(stage.door, postComment, stage.who("amo"), comment, { project: stage.cast.code })).ok).toBe(true);
    expect(
      await stage.one("SELECT count(*) AS value FROM notification WHERE person_id = $1 AND type = 'CommentPosted'", [
        stage.who("substitute"),
      ]),
    ).toBe("0");
  });
});
