// Where people and parties of the story stand in the project that one is in.
import type { Side } from "@/lib/domain/party";
import { listParties } from "@/lib/features/party/queries";
import type { CastKey } from "@/scripts/demo/cast";
import type { Stage } from "@/scripts/demo/stage";

/** The member id of somebody of the story. */
export function memberOf(stage: Stage, key: CastKey): Promise<string> {
  return stage.read(key, async (_tx, scope) => scope.memberId);
}

/** The id of the party of a side, as somebody of the project reads it. */
export async function partyOf(stage: Stage, reader: CastKey, side: Side): Promise<string> {
  const parties = await stage.read(reader, (tx, scope, now) => listParties(tx, scope.projectId, now));
  const found = parties.find((party) => party.side === side);
  if (found === undefined) throw new Error(`${side} has no party here`);
  return found.id;
}
