import { enterProject } from "@/lib/auth/scope";
import { transact } from "@/lib/db/transact";
import { proposeCommitment } from "@/lib/features/commitment/commands/propose-commitment";
import { signCommitment } from "@/lib/features/commitment/commands/sign-commitment";
import { getCommitmentToSign } from "@/lib/features/commitment/queries-form";
import type { PersonId } from "@/lib/kernel/ids";
import { mustAct, prove, type TestDoor } from "@/tests/support/act";
import { answerTime } from "@/tests/support/commitment-input";

type Place = { readonly door: TestDoor; readonly project: string };

/** The membership of a person in a project. */
export async function memberIn({ door, project }: Place, personId: PersonId): Promise<string> {
  const scope = await transact(door.db, { personId, readOnly: true }, (tx) => enterProject(tx, personId, project));
  if (scope === null) throw new Error("Not a member");
  return scope.memberId;
}

/** The digest of a commitment as a person reads it. */
export async function commitmentDigest({ door, project }: Place, personId: PersonId, code: string): Promise<string> {
  return transact(door.db, { personId, readOnly: true }, async (tx) => {
    const scope = await enterProject(tx, personId, project);
    const drafted = scope === null ? null : await getCommitmentToSign({ tx, scope, now: door.clock.now() }, code);
    if (drafted === null) throw new Error(`There is no ${code}`);
    return drafted.digest;
  });
}

/** Signs a commitment for one's party. */
export async function signOne(place: Place, personId: PersonId, commitment: string): Promise<void> {
  const { door, project } = place;
  const digest = await commitmentDigest(place, personId, commitment);
  const proofId = await prove(door, personId, digest);
  await mustAct(door, signCommitment, personId, { commitment, digest }, { project, proofId });
}

/** Has the client sign what it makes available, without which no project starts (CD-02): one commitment of its owner. */
export async function commitClient(
  place: Place,
  people: { readonly owner: PersonId; readonly signatory: PersonId; readonly clientParty: string },
): Promise<string> {
  const { door, project } = place;
  const startsOn = door.clock.now().slice(0, 10);
  const dueOn = `${Number(startsOn.slice(0, 4)) + 1}${startsOn.slice(4, 8)}15`;
  const memberId = await memberIn(place, people.owner);
  const terms = { ...answerTime, partyId: people.clientParty, memberId, startsOn, dueOn };
  const { result } = await mustAct(door, proposeCommitment, people.owner, terms, { project });
  const code = typeof result === "object" && result !== null && "commitment" in result ? String(result.commitment) : "";
  await signOne(place, people.signatory, code);
  return code;
}
