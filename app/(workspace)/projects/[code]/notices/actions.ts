"use server";

import type { Action } from "@/lib/features/act/view";
import { declareIncident } from "@/lib/features/incident/commands/declare-incident";
import { endIncident as endOfIncident } from "@/lib/features/incident/commands/end-incident";
import { draftNotice } from "@/lib/features/notice/commands/draft-notice";
import { presentNotice } from "@/lib/features/notice/commands/present-notice";
import { toAction } from "@/lib/http/to-action";

export const draft: Action = async (call) => toAction(draftNotice)(call);
export const present: Action = async (call) => toAction(presentNotice)(call);
export const declare: Action = async (call) => toAction(declareIncident)(call);
export const endIncident: Action = async (call) => toAction(endOfIncident)(call);
