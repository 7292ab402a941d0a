"use server";

import type { Action } from "@/lib/features/act/view";
import { agreeDraft } from "@/lib/features/mediation/commands/agree-draft";
import { draftAgreement } from "@/lib/features/mediation/commands/draft-agreement";
import { endMission } from "@/lib/features/mediation/commands/end-mission";
import { postMessage } from "@/lib/features/mediation/commands/post-message";
import { toAction } from "@/lib/http/to-action";

export const post: Action = async (call) => toAction(postMessage)(call);
export const draft: Action = async (call) => toAction(draftAgreement)(call);
export const agree: Action = async (call) => toAction(agreeDraft)(call);
export const end: Action = async (call) => toAction(endMission)(call);
