"use server";

import { z } from "zod";
import { currentActor } from "@/lib/auth/current";
import { proofMeans } from "@/lib/auth/reauth";
import { requestDesk } from "@/lib/auth/request";
import { rebutMilestoneTacitAcceptance } from "@/lib/features/milestone/commands/rebut-milestone-tacit-acceptance";
import { draftRebuttal } from "@/lib/features/milestone/queries-tacit-ceremony";
import { MilestoneCode } from "@/lib/features/milestone/schema";
import { RebuttalDraftInput } from "@/lib/features/milestone/schema-silence";
import type { CeremonyView, SigningAction } from "@/lib/features/signature/view";
import { readProject } from "@/lib/http/reading";
import { tellCeremony } from "@/lib/http/tell-milestone";
import { toSigningAction } from "@/lib/http/to-signing-action";

export const signRebuttal: SigningAction = async (call) => toSigningAction(rebutMilestoneTacitAcceptance)(call);

const Wanted = z.object({ project: z.string().min(1).max(60), milestone: MilestoneCode, draft: RebuttalDraftInput });

/** A rebuttal as it would be signed with what has been written so far. Reads only. */
export async function previewRebuttal(
  project: string,
  milestone: string,
  input: RebuttalDraftInput,
): Promise<CeremonyView | null> {
  const [given, actor] = [Wanted.safeParse({ project, milestone, draft: input }), await currentActor()];
  if (!given.success || actor === null) return null;
  const { draft } = given.data;
  const drafted = await readProject(project, (reading) => draftRebuttal(reading, milestone, draft));
  const proof = await proofMeans(requestDesk(), actor.personId);
  const leaveHref = `/projects/${project}/milestones/${milestone}`;
  return tellCeremony(drafted, "rebut", { subject: milestone, leaveHref, proof });
}
