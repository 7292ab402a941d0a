import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { acceptCandidacy } from "@/lib/features/consultation/commands/accept-candidacy";
import { askOffer } from "@/lib/features/consultation/commands/ask-offer";
import { declareConsultationInterests } from "@/lib/features/consultation/commands/declare-consultation-interests";
import { endConsultation } from "@/lib/features/consultation/commands/end-consultation";
import { inviteCandidate } from "@/lib/features/consultation/commands/invite-candidate";
import { acceptInvitation } from "@/lib/features/invitation/commands/accept-invitation";
import { inviteMember } from "@/lib/features/invitation/commands/invite-member";
import { removeMember } from "@/lib/features/member/commands/remove-member";
import type { PersonId } from "@/lib/kernel/ids";
import { act, addPerson } from "@/tests/support/act";
import { memberIn } from "@/tests/support/commitment-stage";
import { type Candidate, ConsultationStage } from "@/tests/support/consultation-stage";
import { addAdministrator, erase, erasureOf, tracesOf } from "@/tests/support/erasure-stage";
import { emailOf } from "@/tests/support/set-up";

let stage: ConsultationStage;
let atelier: Candidate;
let bureau: Candidate;

beforeAll(async () => {
  stage = await ConsultationStage.set("consultation_apart");
  atelier = await stage.candidate("Atelier Nord");
  bureau = await stage.candidate("Bureau Sud");
});
afterAll(() => stage.close());

/** The secret of the last link of this kind mailed to an address. */
async function linkTo(email: string, template: string): Promise<string> {
  const path =
    "SELECT payload ->> 'path' AS value FROM delivery WHERE email = $1 AND template = $2 ORDER BY id DESC LIMIT 1";
  return (await stage.project.one(path, [email, template])).replace(/^.*\//, "");
}

/** Somebody is invited to the client's side and takes it up. */
async function joinClient(person: PersonId): Promise<string> {
  const { door, cast } = stage.project;
  const email = await emailOf(door, person);
  const roles = ["CLIENT_CONTRIBUTOR"];
  const input = { partyId: cast.clientParty, name: "Renfort", email, roles, substitute: false };
  await stage.project.must("owner", inviteMember, input);
  return JSON.stringify(await act(door, acceptInvitation, person, { token: await linkTo(email, "invitation") }));
}

describe("MD-03 a candidate stands apart from those who choose", () => {
  test("who offers joins neither the client nor its AMO while the choice is not made", async () => {
    expect(await joinClient(atelier.person)).toContain("candidate-of-consultation");
    const stood = "SELECT count(*)::text AS value FROM member WHERE person_id = $1";
    expect(await stage.project.one(stood, [atelier.person])).toBe("0");
  });

  test("who stood on the client's side takes no candidacy up, even with a link from before", async () => {
    const { door, cast } = stage.project;
    const person = await addPerson(door.db, "Camille Passage");
    const email = await emailOf(door, person);
    const asked = { consultation: stage.code, organisation: "Passage", name: "Camille Passage", email };
    await stage.project.must("owner", inviteCandidate, asked);
    const token = await linkTo(email, "candidacy");
    expect(await joinClient(person)).toContain('"ok":true');
    const memberId = await memberIn({ door, project: cast.code }, person);
    const leaving = { memberId, reason: "a rejoint une agence" };
    expect((await stage.project.act("owner", removeMember, leaving)).ok).toBe(true);
    expect(JSON.stringify(await act(door, acceptCandidacy, person, { token }))).toContain("candidate-is-member");
    expect(JSON.stringify(await stage.project.act("owner", inviteCandidate, asked))).toContain("candidate-is-member");
  });

  test("whoever came to stand on both sides reads no offer but their own, and nothing from inside", async () => {
    const { cast, owner } = stage.project;
    const question = await stage.by(atelier, askOffer, { text: "Contact Atelier Nord demande : sur quel site ?" });
    expect(question.ok).toBe(true);
    await stage.deposit(atelier, 100_000_00, "Une offre signée Contact Atelier Nord");
    await stage.deposit(bureau, 90_000_00, "Une autre");
    await stage.open();
    await stage.clear("owner", "amo");
    const both = stage.project.who("owner");
    const seen = (table: string): Promise<number> => stage.rowsSeen(both, table, cast.code);
    expect([await seen("offer"), await seen("opened_offer"), await seen("consultation_candidate")]).toEqual([2, 2, 3]);
    // No act leads here any more: the rows are written as they once could be.
    await owner.query("ALTER TABLE consultation_candidate DISABLE TRIGGER guard_candidate");
    const take = "UPDATE consultation_candidate SET person_id = $1, accepted_at = $2 WHERE person_id IS NULL";
    await owner.query(take, [both, "2026-06-02T08:00:00.000Z"]);
    for (const table of ["offer", "opened_offer", "consultation_seal", "interest_declaration"])
      expect(await seen(table), table).toBe(0);
    expect(await seen("consultation_candidate")).toBe(1);
    await owner.query("UPDATE consultation_candidate SET person_id = NULL, accepted_at = NULL WHERE person_id = $1", [
      both,
    ]);
    await owner.query("ALTER TABLE consultation_candidate ENABLE TRIGGER guard_candidate");
    expect(await seen("opened_offer")).toBe(2);
  });
});

test("who is erased is named no more as a candidate: neither name, address nor words; the guards are back", async () => {
  const { owner } = stage.project;
  const words = ["Contact Atelier Nord", atelier.email];
  const said = { consultation: stage.code, conflict: true, text: "Contact Atelier Nord est mon frère" };
  await stage.project.must("sponsor", declareConsultationInterests, said);
  await stage.clear("owner");
  await stage.score("owner", atelier, 15, "Contact Atelier Nord répond à tout");
  const named = async (): Promise<string[]> =>
    Object.keys(await tracesOf(stage.project, words)).filter((where) =>
      /^(consultation|opened_offer|interest|offer|provider)/.test(where),
    );
  expect((await named()).toSorted()).toEqual([
    "consultation_candidate.display_name",
    "consultation_candidate.email",
    "consultation_question.text",
    "interest_declaration.text",
    "offer_score.reason",
    "opened_offer.text",
  ]);
  const shut = "SELECT count(*)::text AS value FROM offer_key";
  expect(await stage.project.one(shut)).toBe("2");
  const administrator = await addAdministrator(stage.project, "Ada Garde");
  const input = await erasureOf(stage.project, atelier.person);
  // While a choice is to be made, their company's offer waits for it: refused in words, and the keys are there.
  expect(await erase(stage.project, administrator, input)).toMatchObject({
    error: { kind: "refused", refusals: [{ kind: "person-holds-powers", projects: 1 }] },
  });
  expect(await stage.project.one(shut)).toBe("2");
  const ending = { consultation: stage.code, reason: "Le projet est remis." };
  await stage.project.must("owner", endConsultation, ending);
  expect(await erase(stage.project, administrator, input)).toMatchObject({ ok: true });
  expect(await named()).toEqual([]);
  // The box of an offer that was not chosen cannot be opened any more: its key is gone, wrapped and open.
  expect(await stage.project.one(shut)).toBe("1");
  expect(
    await stage.project.one(
      "SELECT count(*)::text AS value FROM opened_offer WHERE key = decode(repeat('00', 32), 'hex') AND files = '[]'",
    ),
  ).toBe("1");
  expect(await stage.project.one("SELECT reason AS value FROM offer_score")).toBe("… répond à tout");
  const declared = "SELECT text AS value FROM interest_declaration WHERE conflict";
  expect(await stage.project.one(declared)).toBe("… est mon frère");
  for (const sql of [
    "UPDATE consultation_candidate SET display_name = 'autre'",
    "UPDATE consultation_question SET text = 'autre'",
    "UPDATE opened_offer SET text = 'autre'",
    "UPDATE interest_declaration SET text = 'autre'",
    "UPDATE offer_score SET reason = 'autre'",
    "DELETE FROM offer_key",
  ])
    await expect(owner.query(sql)).rejects.toThrow();
});
