"use server";

import { z } from "zod";
import { currentActor } from "@/lib/auth/current";
import { proofMeans } from "@/lib/auth/reauth";
import { requestDesk } from "@/lib/auth/request";
import { acceptMilestone } from "@/lib/features/milestone/commands/accept-milestone";
import { acceptMilestonePriceReduction } from "@/lib/features/milestone/commands/accept-milestone-price-reduction";
import { acceptMilestoneWithReservations } from "@/lib/features/milestone/commands/accept-milestone-with-reservations";
import { adjournMilestone } from "@/lib/features/milestone/commands/adjourn-milestone";
import { agreeMilestone } from "@/lib/features/milestone/commands/agree-milestone";
import { approveMilestoneAptitude } from "@/lib/features/milestone/commands/approve-milestone-aptitude";
import { cancelMilestone } from "@/lib/features/milestone/commands/cancel-milestone";
import { reduceMilestonePrice } from "@/lib/features/milestone/commands/reduce-milestone-price";
import { rejectMilestone } from "@/lib/features/milestone/commands/reject-milestone";
import { submitMilestone } from "@/lib/features/milestone/commands/submit-milestone";
import { draftCancellation, draftDecision, draftSubmission } from "@/lib/features/milestone/queries-ceremony";
import {
  CancellationDraftInput,
  DecisionPreviewInput,
  MilestoneCode,
  SubmissionDraftInput,
} from "@/lib/features/milestone/schema";
import type { DecisionCeremony } from "@/lib/features/milestone/view";
import type { CeremonyView, ProofMethod, SigningAction } from "@/lib/features/signature/view";
import { readProject } from "@/lib/http/reading";
import { tellCeremony, tellDecision } from "@/lib/http/tell-milestone";
import { toSigningAction } from "@/lib/http/to-signing-action";

export const signAgreement: SigningAction = async (call) => toSigningAction(agreeMilestone)(call);
export const signSubmission: SigningAction = async (call) => toSigningAction(submitMilestone)(call);
export const signCancellation: SigningAction = async (call) => toSigningAction(cancelMilestone)(call);
export const signReduction: SigningAction = async (call) => toSigningAction(acceptMilestonePriceReduction)(call);
export const signAcceptance: SigningAction = async (call) => toSigningAction(acceptMilestone)(call);
export const signReserved: SigningAction = async (call) => toSigningAction(acceptMilestoneWithReservations)(call);
export const signReduced: SigningAction = async (call) => toSigningAction(reduceMilestonePrice)(call);
export const signAdjournment: SigningAction = async (call) => toSigningAction(adjournMilestone)(call);
export const signRejection: SigningAction = async (call) => toSigningAction(rejectMilestone)(call);
export const signAptitude: SigningAction = async (call) => toSigningAction(approveMilestoneAptitude)(call);

const Project = z.string().min(1).max(60);

async function proof(): Promise<ProofMethod | null> {
  const actor = await currentActor();
  return actor === null ? null : proofMeans(requestDesk(), actor.personId);
}

/** The decision as it would be signed with what has been written so far. Reads only. */
export async function previewDecision(project: string, input: DecisionPreviewInput): Promise<DecisionCeremony | null> {
  const [code, wanted, means] = [Project.safeParse(project), DecisionPreviewInput.safeParse(input), await proof()];
  if (!code.success || !wanted.success || means === null) return null;
  const { milestone, decision, ...draft } = wanted.data;
  const drafted = await readProject(code.data, (reading) => draftDecision(reading, milestone, decision, draft));
  return tellDecision(drafted, draft, means);
}

/** The submission as it would be signed with what has been written so far. Reads only. */
export async function previewSubmission(
  project: string,
  milestone: string,
  input: SubmissionDraftInput,
): Promise<CeremonyView | null> {
  const [code, number, draft, means] = [
    Project.safeParse(project),
    MilestoneCode.safeParse(milestone),
    SubmissionDraftInput.safeParse(input),
    await proof(),
  ];
  if (!code.success || !number.success || !draft.success || means === null) return null;
  const drafted = await readProject(code.data, (reading) => draftSubmission(reading, number.data, draft.data));
  return tellCeremony(drafted, "submit", {
    subject: number.data,
    leaveHref: `/projects/${code.data}/milestones/${number.data}`,
    proof: means,
  });
}

/** The cancellation as it would be signed with what has been written so far. Reads only. */
export async function previewCancellation(
  project: string,
  milestone: string,
  input: z.infer<typeof CancellationDraftInput>,
): Promise<CeremonyView | null> {
  const [code, number, draft, means] = [
    Project.safeParse(project),
    MilestoneCode.safeParse(milestone),
    CancellationDraftInput.safeParse(input),
    await proof(),
  ];
  if (!code.success || !number.success || !draft.success || means === null) return null;
  const drafted = await readProject(code.data, (reading) => draftCancellation(reading, number.data, draft.data));
  return tellCeremony(drafted, "cancel", {
    subject: number.data,
    leaveHref: `/projects/${code.data}/milestones/${number.data}`,
    proof: means,
  });
}
