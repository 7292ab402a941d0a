"use server";

import { z } from "zod";
import { currentActor } from "@/lib/auth/current";
import { proofMeans } from "@/lib/auth/reauth";
import { requestDesk } from "@/lib/auth/request";
import { draftAward } from "@/lib/features/consultation/queries-award";
import { AwardDraftInput } from "@/lib/features/consultation/schema";
import type { AwardCeremony } from "@/lib/features/consultation/view";
import { readProject } from "@/lib/http/reading";
import { tellAward } from "@/lib/http/tell-award";

const Project = z.string().min(1).max(60);

/** The award as it would be signed with the reasons that have been written: they travel in the body of the request. Reads only. */
export async function previewAward(
  project: string,
  input: z.infer<typeof AwardDraftInput>,
): Promise<AwardCeremony | null> {
  const actor = await currentActor();
  const [code, draft] = [Project.safeParse(project), AwardDraftInput.safeParse(input)];
  if (actor === null || !code.success || !draft.success) return null;
  const proof = await proofMeans(requestDesk(), actor.personId);
  const drafted = await readProject(code.data, async (reading) => {
    const found = await draftAward(reading, draft.data);
    return found === null ? null : { draft: found, ...reading };
  });
  return tellAward(drafted, proof);
}
