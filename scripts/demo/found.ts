// Act 1: the project is founded, its people come in, the charter is signed, powers are written.

import type { Role } from "@/lib/domain/party";
import type { CommandName } from "@/lib/domain/policy";
import { presets } from "@/lib/domain/preset";
import { listCharterVersions } from "@/lib/features/charter/queries";
import { composePower, nextPowerCode } from "@/lib/features/delegation/queries";
import { listParties } from "@/lib/features/party/queries";
import { MemberId } from "@/lib/kernel/ids";
import { recordDigest } from "@/lib/ledger/sign";
import { type CastKey, cast, organisations } from "@/scripts/demo/cast";
import { signCommitments } from "@/scripts/demo/commitments";
import type { Stage } from "@/scripts/demo/stage";
import { partyOf } from "@/scripts/demo/standing";

/** The price of the contract, in cents before tax. */
export const initialPriceCents = 148_200_00;

/** Founds the project of the demo and brings it to its signed charter. Answers its code. */
export async function foundProject(stage: Stage): Promise<string> {
  stage.at(139, "10:05");
  await stage.open("ines");
  const { code = "" } = await stage.act("ines", "project.create", {
    name: "Refonte du site et de la billetterie",
    objective:
      "Un site que les visiteurs comprennent sur leur téléphone, une billetterie qui ne vend jamais plus de places qu’il n’y en a, et une équipe qui publie sans aide.",
    currency: "EUR",
    timeZone: "Europe/Paris",
    calendar: "FR",
    side: "CLIENT",
    organisation: organisations.client,
  });
  stage.enter(code);
  await bringIn(stage, "ines", "helene", { days: 138, time: "09:20" });
  await bringIn(stage, "ines", "paul", { days: 138, time: "11:40" });
  await bringIn(stage, "ines", "claire", { days: 137, time: "17:30" });
  await bringIn(stage, "ines", "theo", { days: 136, time: "10:15" });
  stage.at(136, "11:02");
  await stage.act("ines", "party.add", { side: "AMO", organisation: organisations.amo });
  await bringIn(stage, "ines", "judith", { days: 136, time: "14:25" });
  stage.at(135, "09:35");
  await stage.act("ines", "party.add", { side: "AGENCY", organisation: organisations.agency });
  await bringIn(stage, "ines", "romain", { days: 135, time: "15:10" });
  await bringIn(stage, "romain", "sophie", { days: 134, time: "09:05" });
  await bringIn(stage, "romain", "nadia", { days: 134, time: "09:50" });
  await signFirstCharter(stage);
  await writePowers(stage);
  return code;
}

/** Invites a person into their party the moment before they take it up. Their account opens with it, if they had none. */
async function bringIn(
  stage: Stage,
  by: CastKey,
  key: CastKey,
  joined: { readonly days: number; readonly time: string },
): Promise<void> {
  stage.at(joined.days, joined.time);
  await invite(stage, by, key);
  await stage.open(key);
  await stage.act(key, "invitation.accept", { token: await stage.invitationOf(key) });
}

/** Invites a person of the cast into a party of the project of the scene, in their own roles unless told otherwise. */
export async function invite(
  stage: Stage,
  by: CastKey,
  key: CastKey,
  other: {
    readonly side?: "CLIENT" | "AGENCY" | "AMO";
    readonly roles?: readonly Role[];
    readonly substitute?: boolean;
  } = {},
): Promise<void> {
  const member = cast.find((one) => one.key === key);
  if (member === undefined) throw new Error(`Nobody is ${key}`);
  const side = other.side ?? sideOf[member.party];
  const partyId = await partyOf(stage, by, side);
  const { name, email } = member;
  await stage.act(by, "member.invite", {
    partyId,
    name,
    email,
    roles: other.roles ?? member.roles,
    substitute: other.substitute ?? member.substitute,
  });
}

const sideOf = { client: "CLIENT", agency: "AGENCY", amo: "AMO", studio: "AGENCY" } as const;

/** The private model with two choices of the parties' own: ten working days to look at a requirement were too long, and a year of warranty was asked for. */
async function signFirstCharter(stage: Stage): Promise<void> {
  stage.at(133, "10:30");
  await stage.act("judith", "charter.draft", { preset: "PRIVATE", parameters: presets.PRIVATE, initialPriceCents });
  stage.at(132, "16:20");
  const parameters = {
    ...presets.PRIVATE,
    requirementReviewPeriod: { amount: 5, unit: "WORKING_DAYS" },
    warranty: { amount: 6, unit: "MONTHS" },
  };
  await stage.act("ines", "charter.draft", { preset: "PRIVATE", parameters, initialPriceCents });
  stage.at(131, "09:10");
  await stage.act("ines", "charter.propose", { version: 1 });
  await signCommitments(stage);
  stage.at(130, "17:45");
  await signVersion(stage, "judith", 1);
  stage.at(129, "11:25");
  await signVersion(stage, "sophie", 1);
  stage.at(129, "15:05");
  await signVersion(stage, "helene", 1);
}

/** Signs a proposed version of the charter, as it was read. */
export async function signVersion(stage: Stage, key: CastKey, version: number): Promise<void> {
  const versions = await stage.read(key, (tx, scope) => listCharterVersions(tx, scope.projectId));
  const digest = versions.find((one) => one.version === version)?.digest ?? "";
  await stage.sign(key, "charter.sign", digest, { version });
}

async function writePowers(stage: Stage): Promise<void> {
  stage.at(128, "09:40");
  await lend(stage, "helene", "paul", {
    role: "CLIENT_SIGNATORY",
    acts: ["milestone.agree", "milestone.accept", "milestone.accept-with-reservations", "reservation.lift"],
    maxAmountCents: 40_000_00,
    until: -30,
    reason: "Absences de la directrice des publics et continuité des décisions jusqu’à la fin de l’année.",
  });
  stage.at(128, "10:15");
  await lend(stage, "helene", "judith", {
    role: "CLIENT_SIGNATORY",
    acts: ["milestone.verify", "criterion.verify", "reservation.raise"],
    maxAmountCents: 0,
    until: -60,
    reason: "Tenue des essais de recette pour le compte des musées. Les décisions restent à la directrice des publics.",
  });
  stage.at(127, "14:30");
  await lend(stage, "sophie", "romain", {
    role: "AGENCY_SIGNATORY",
    acts: ["milestone.submit"],
    maxAmountCents: null,
    until: -60,
    reason: "Le directeur de projet dépose les livraisons qu’il a préparées.",
  });
}

type Lent = {
  readonly role: Role;
  readonly acts: readonly CommandName[];
  readonly maxAmountCents: number | null;
  readonly until: number;
  readonly reason: string;
};

/** Writes a power from today to a day that many working days ahead of the telling, and signs it. */
async function lend(stage: Stage, grantor: CastKey, grantee: CastKey, { until, ...lent }: Lent): Promise<void> {
  const person = stage.who(grantee);
  const { terms, digest } = await stage.read(grantor, async (tx, scope, now) => {
    const parties = await listParties(tx, scope.projectId, now);
    const granteeMemberId = MemberId.parse(
      parties.flatMap((party) => party.members).find((member) => member.personId === person)?.id,
    );
    const terms = {
      ...lent,
      acts: [...lent.acts],
      granteeMemberId,
      from: now.slice(0, 10),
      until: stage.calendar.day(until),
    };
    const composed = await composePower(tx, scope, terms, await nextPowerCode(tx, scope.projectId), now);
    if (composed === null) throw new Error(`${grantee} is no member`);
    return { terms, digest: recordDigest(composed.record) };
  });
  await stage.sign(grantor, "delegation.grant", digest, terms);
}
