"use server";

import type { Action } from "@/lib/features/act/view";
import { beginActionItem } from "@/lib/features/action-item/commands/begin-action-item";
import { dropActionItem } from "@/lib/features/action-item/commands/drop-action-item";
import { finishActionItem } from "@/lib/features/action-item/commands/finish-action-item";
import { openActionItem } from "@/lib/features/action-item/commands/open-action-item";
import { returnActionItem } from "@/lib/features/action-item/commands/return-action-item";
import { verifyActionItem } from "@/lib/features/action-item/commands/verify-action-item";
import { toAction } from "@/lib/http/to-action";

export const open: Action = async (call) => toAction(openActionItem)(call);
export const begin: Action = async (call) => toAction(beginActionItem)(call);
export const finish: Action = async (call) => toAction(finishActionItem)(call);
export const verify: Action = async (call) => toAction(verifyActionItem)(call);
export const sendBack: Action = async (call) => toAction(returnActionItem)(call);
export const drop: Action = async (call) => toAction(dropActionItem)(call);
