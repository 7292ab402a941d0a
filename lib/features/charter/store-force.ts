import type { SigningContext } from "@/lib/commands/define-command";
import { startIfReady } from "@/lib/commands/start-project";
import type { Event } from "@/lib/domain/event";
import { moveIntoForce } from "@/lib/features/charter/store";

type Version = { readonly charterId: string; readonly version: number };
type Signed = {
  readonly documentId: string;
  readonly record: string;
  readonly digest: string;
  /** The price that this charter commits, the first of its project. */
  readonly priceCents?: number;
};

/**
 * What the last signature brings about, recorded as automatic: the version in force, the one before superseded, and the
 * project started when its client's commitments are signed too (CD-02).
 */
export async function enterIntoForce(
  { tx, scope, now }: Pick<SigningContext, "tx" | "scope" | "now">,
  { charterId, version }: Version,
  signed: Signed,
): Promise<readonly Event[]> {
  const { projectId } = scope;
  const before = await moveIntoForce(tx, { projectId, id: charterId, now });
  return [
    { type: "CharterEnteredIntoForce", payload: { charterId, version, ...signed } },
    ...(before === null
      ? []
      : [
          {
            type: "CharterSuperseded",
            payload: { charterId: before.id, version: before.version, by: version },
          } as const,
        ]),
    ...(await startIfReady(tx, scope)),
  ];
}
