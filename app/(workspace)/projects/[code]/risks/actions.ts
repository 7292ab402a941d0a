"use server";

import type { Action } from "@/lib/features/act/view";
import { adoptRisk } from "@/lib/features/risk/commands/adopt-risk";
import { closeRisk } from "@/lib/features/risk/commands/close-risk";
import { identifyRisk } from "@/lib/features/risk/commands/identify-risk";
import { occurRisk } from "@/lib/features/risk/commands/occur-risk";
import { reviewRisk } from "@/lib/features/risk/commands/review-risk";
import { toAction } from "@/lib/http/to-action";

export const identify: Action = async (call) => toAction(identifyRisk)(call);
export const adopt: Action = async (call) => toAction(adoptRisk)(call);
export const review: Action = async (call) => toAction(reviewRisk)(call);
export const occur: Action = async (call) => toAction(occurRisk)(call);
export const close: Action = async (call) => toAction(closeRisk)(call);
