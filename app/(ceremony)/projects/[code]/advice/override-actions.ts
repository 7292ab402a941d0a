"use server";

import { z } from "zod";
import { currentActor } from "@/lib/auth/current";
import { proofMeans } from "@/lib/auth/reauth";
import { requestDesk } from "@/lib/auth/request";
import { overrideAdvice } from "@/lib/features/advice/commands/override-advice";
import { draftOverride } from "@/lib/features/advice/queries-ceremony";
import { OverrideAdviceInput } from "@/lib/features/advice/schema";
import type { CeremonyView, SigningAction } from "@/lib/features/signature/view";
import { readProject } from "@/lib/http/reading";
import { tellOverride } from "@/lib/http/tell-override";
import { toSigningAction } from "@/lib/http/to-signing-action";

export const signOverride: SigningAction = async (call) => toSigningAction(overrideAdvice)(call);

const Wanted = OverrideAdviceInput.omit({ digest: true }).extend({ project: z.string().min(1).max(60) });

/** An override as it would be signed with these words. Reads only. */
export async function previewOverride(wanted: z.infer<typeof Wanted>): Promise<CeremonyView | null> {
  const [given, actor] = [Wanted.safeParse(wanted), await currentActor()];
  if (!given.success || actor === null) return null;
  const { project, advice, ...brought } = given.data;
  const draft = await readProject(project, (reading) => draftOverride(reading, advice, brought));
  return tellOverride(draft, await proofMeans(requestDesk(), actor.personId));
}
