import { z } from "zod";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { type Ability, abilityTo } from "@/lib/domain/ability";
import { decideCommitmentRevision, decideCommitmentSignature } from "@/lib/domain/commitment-decision";
import type { RecordContent } from "@/lib/domain/record";
import { commitmentFacts, termsOf } from "@/lib/features/commitment/queries-facts";
import { commitmentRecord } from "@/lib/features/commitment/queries-record";
import { loadCommitmentParameters } from "@/lib/features/commitment/queries-setting";
import {
  type CommitmentState,
  loadCommitments,
  loadPeople,
  type PartyPeople,
} from "@/lib/features/commitment/queries-state";
import type { CommitmentFormStart, CommittedParty } from "@/lib/features/commitment/view";
import type { Digest } from "@/lib/kernel/ids";
import type { Instant } from "@/lib/kernel/instant";
import { recordDigest } from "@/lib/ledger/sign";

type Reading = { readonly tx: Tx; readonly scope: ProjectScope; readonly now: Instant };

const MilestoneRow = z.object({ code: z.string(), title: z.string(), inputs: z.array(z.string()) });

async function milestonesWithInputs(tx: Tx, projectId: string): Promise<CommitmentFormStart["milestones"]> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT m.code, m.title, ARRAY(SELECT n.title FROM client_input n WHERE n.project_id = m.project_id AND n.milestone_id = m.id ORDER BY n.position) AS inputs
    FROM milestone m WHERE m.project_id = ${projectId}::uuid
      AND m.status NOT IN ('ACCEPTED', 'ACCEPTED_TACITLY', 'ACCEPTED_WITH_PRICE_REDUCTION', 'REJECTED', 'CANCELLED', 'SUPERSEDED')
    ORDER BY m.number`;
  return rows.map((row) => MilestoneRow.parse(row));
}

/** What the form of a new commitment begins with: the reader's own party first, its first person. */
export async function getCommitmentForm({ tx, scope }: Reading): Promise<CommitmentFormStart> {
  const [people, milestones] = await Promise.all([
    loadPeople(tx, scope.projectId),
    milestonesWithInputs(tx, scope.projectId),
  ]);
  const own = people.find((party) => party.id === scope.partyId) ?? people[0];
  const first = own?.members[0];
  return {
    ...frame(scope, people, milestones),
    commitment: "",
    terms: {
      partyId: own?.id ?? "",
      kind: "CONTENT_SUPPLY",
      title: "",
      memberId: first?.id ?? "",
      role: first?.roles[0] ?? "CLIENT_OWNER",
      substituteMemberId: null,
      quantity: null,
      startsOn: null,
      dueOn: "",
      critical: false,
      milestones: [],
    },
  };
}

/** What the form begins with when a proposal is written anew, and whether this reader may; `null` when it is not here. */
export async function getCommitmentRevision(
  { tx, scope, now }: Reading,
  code: string,
): Promise<{ readonly start: CommitmentFormStart; readonly ability: Ability } | null> {
  const [states, people, milestones] = await Promise.all([
    loadCommitments(tx, scope.projectId, { code }),
    loadPeople(tx, scope.projectId),
    milestonesWithInputs(tx, scope.projectId),
  ]);
  const state = states[0];
  if (state === undefined) return null;
  const facts = commitmentFacts(state, people, { now, timeZone: scope.timeZone });
  const party = people.filter((one) => one.id === state.partyId);
  return {
    start: {
      ...frame(scope, party, milestones),
      commitment: code,
      terms: { ...termsOf(state), partyId: state.partyId },
    },
    ability: abilityTo("commitment.revise", scope, now, (actor) => decideCommitmentRevision(facts, actor)),
  };
}

function frame(
  { code, name }: ProjectScope,
  people: readonly PartyPeople[],
  milestones: CommitmentFormStart["milestones"],
): Pick<CommitmentFormStart, "project" | "parties" | "milestones"> {
  const parties = people.map(({ id, name: party, side, ordinal, members }) => ({
    id,
    name: party,
    side,
    ordinal,
    members: members
      .filter((member) => member.name !== "" && member.roles.length > 0)
      .map((member) => ({ id: member.id, name: member.name, roles: member.roles })),
  }));
  return { project: { code, name }, parties, milestones };
}

/** A commitment about to be signed: its paper as it would be frozen now, and whether the rules let it be. */
export type CommitmentToSign = {
  readonly scope: ProjectScope;
  readonly state: CommitmentState;
  readonly party: CommittedParty;
  readonly person: string;
  readonly record: RecordContent;
  readonly digest: Digest;
  readonly graceDays: number;
  readonly rules: Ability;
};

/** Reads a commitment about to be signed; `null` when there is none of this number here. */
export async function getCommitmentToSign({ tx, scope, now }: Reading, code: string): Promise<CommitmentToSign | null> {
  const [states, people, parameters] = await Promise.all([
    loadCommitments(tx, scope.projectId, { code }),
    loadPeople(tx, scope.projectId),
    loadCommitmentParameters(tx, scope.projectId),
  ]);
  const state = states[0];
  const party = people.find((one) => one.id === state?.partyId);
  if (state === undefined || party === undefined) return null;
  const record = commitmentRecord(scope, { state, people, parameters });
  const digest = recordDigest(record);
  const facts = commitmentFacts(state, people, { now, timeZone: scope.timeZone });
  const { id, name, side, ordinal } = party;
  return {
    scope,
    state,
    party: { id, name, side, ordinal },
    person: party.members.find((member) => member.id === state.person?.memberId)?.name ?? "",
    record,
    digest,
    graceDays: parameters.commitmentGrace.amount,
    rules: abilityTo("commitment.sign", scope, now, (actor) =>
      decideCommitmentSignature(facts, actor, { read: digest, current: digest }),
    ),
  };
}
