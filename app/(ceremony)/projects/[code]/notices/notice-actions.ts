"use server";

import { z } from "zod";
import { currentActor } from "@/lib/auth/current";
import { proofMeans } from "@/lib/auth/reauth";
import { requestDesk } from "@/lib/auth/request";
import { NoticeChannel } from "@/lib/domain/formal-notice";
import { sendNotice } from "@/lib/features/notice/commands/send-notice";
import { draftSending } from "@/lib/features/notice/queries-ceremony";
import type { CeremonyView, SigningAction } from "@/lib/features/signature/view";
import { readProject } from "@/lib/http/reading";
import { tellCeremony } from "@/lib/http/tell-milestone";
import { toSigningAction } from "@/lib/http/to-signing-action";

export const signNotice: SigningAction = async (call) => toSigningAction(sendNotice)(call);

const Wanted = z.object({ project: z.string().min(1).max(60), notice: z.string().max(20), channel: NoticeChannel });

/** A notice as it would be sent by this way. Reads only. */
export async function previewNotice(wanted: z.infer<typeof Wanted>): Promise<CeremonyView | null> {
  const [given, actor] = [Wanted.safeParse(wanted), await currentActor()];
  if (!given.success || actor === null) return null;
  const { project, notice, channel } = given.data;
  const drafted = await readProject(project, (reading) => draftSending(reading, notice, channel));
  const proof = await proofMeans(requestDesk(), actor.personId);
  return tellCeremony(drafted, "notice", {
    subject: notice,
    leaveHref: `/projects/${project}/notices/${notice}`,
    proof,
  });
}
