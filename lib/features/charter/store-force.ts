import type { SigningContext } from "@/lib/commands/define-command";
import type { Event } from "@/lib/domain/event";
import { decideActivation } from "@/lib/domain/project";
import { moveIntoForce, startProject } from "@/lib/features/charter/store";

type Version = { readonly charterId: string; readonly version: number };
type Signed = { readonly documentId: string; readonly record: string; readonly digest: string };

/** What the last signature brings about, recorded as automatic: the version in force, the one before superseded, the project started. */
export async function enterIntoForce(
  { tx, scope, now }: Pick<SigningContext, "tx" | "scope" | "now">,
  { charterId, version }: Version,
  signed: Signed,
): Promise<readonly Event[]> {
  const { projectId, status } = scope;
  const before = await moveIntoForce(tx, { projectId, id: charterId, now });
  const starts = decideActivation({ status, charterInForce: true }).ok;
  if (starts) await startProject(tx, projectId);
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
    ...(starts
      ? [{ type: "ProjectActivated", payload: { project: scope.code, charterVersion: version } } as const]
      : []),
  ];
}
