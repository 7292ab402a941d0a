"use server";

import { z } from "zod";
import { currentActor } from "@/lib/auth/current";
import { proofMeans } from "@/lib/auth/reauth";
import { requestDesk } from "@/lib/auth/request";
import { confirmReservationLifting } from "@/lib/features/reservation/commands/confirm-reservation-lifting";
import { liftReservation } from "@/lib/features/reservation/commands/lift-reservation";
import { waiveReservation } from "@/lib/features/reservation/commands/waive-reservation";
import { draftReservation } from "@/lib/features/reservation/queries";
import type { CeremonyView, SigningAction } from "@/lib/features/signature/view";
import { readProject } from "@/lib/http/reading";
import { tellCeremony } from "@/lib/http/tell-milestone";
import { toSigningAction } from "@/lib/http/to-signing-action";

export const signLifting: SigningAction = async (call) => toSigningAction(liftReservation)(call);
export const signConfirmation: SigningAction = async (call) => toSigningAction(confirmReservationLifting)(call);
export const signWaiver: SigningAction = async (call) => toSigningAction(waiveReservation)(call);

const Wanted = z.object({
  project: z.string().min(1).max(60),
  reservation: z.string().max(40),
  act: z.enum(["lift", "waive"]),
  comment: z.string().trim().max(10_000),
});

/** A lifting or a waiver as it would be signed with what has been written so far. Reads only. */
export async function previewReservation(wanted: z.infer<typeof Wanted>): Promise<CeremonyView | null> {
  const [given, actor] = [Wanted.safeParse(wanted), await currentActor()];
  if (!given.success || actor === null) return null;
  const { project, reservation, act, comment } = given.data;
  const drafted = await readProject(project, (reading) => draftReservation(reading, reservation, act, comment));
  const proof = await proofMeans(requestDesk(), actor.personId);
  return tellCeremony(drafted, act, {
    subject: reservation,
    leaveHref: `/projects/${project}/reservations/${reservation}`,
    proof,
  });
}
