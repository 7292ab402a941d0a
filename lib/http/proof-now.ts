import { requireActor } from "@/lib/auth/current";
import { proofMeans } from "@/lib/auth/reauth";
import { requestDesk } from "@/lib/auth/request";
import type { ProofMethod } from "@/lib/features/signature/view";

/** By which means the reader of this page proves who they are; goes to sign-in without a live session. */
export async function proofNow(): Promise<ProofMethod> {
  const { personId } = await requireActor();
  return proofMeans(requestDesk(), personId);
}
