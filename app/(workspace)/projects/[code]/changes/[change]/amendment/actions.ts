"use server";

import { z } from "zod";
import type { Action } from "@/lib/features/act/view";
import { beginChangeRequest } from "@/lib/features/amendment/commands/begin-change-request";
import { closeChangeRequest } from "@/lib/features/amendment/commands/close-change-request";
import { draftAmendment } from "@/lib/features/amendment/commands/draft-amendment";
import { verifyChangeRequest } from "@/lib/features/amendment/commands/verify-change-request";
import { withdrawAmendment } from "@/lib/features/amendment/commands/withdraw-amendment";
import { getTextInForce } from "@/lib/features/amendment/queries-text";
import type { RequirementChangeInput } from "@/lib/features/amendment/schema";
import { RequirementCode } from "@/lib/features/requirement/schema";
import { readProject } from "@/lib/http/reading";
import { toAction } from "@/lib/http/to-action";

export const draft: Action = async (call) => toAction(draftAmendment)(call);
export const withdraw: Action = async (call) => toAction(withdrawAmendment)(call);
export const begin: Action = async (call) => toAction(beginChangeRequest)(call);
export const verify: Action = async (call) => toAction(verifyChangeRequest)(call);
export const close: Action = async (call) => toAction(closeChangeRequest)(call);

const Project = z.string().min(1).max(60);

/** The text in force of a requirement, to be changed; `null` when there is none of this number. Reads only. */
export async function readInForce(
  project: unknown,
  requirement: unknown,
): Promise<Extract<RequirementChangeInput, { kind: "MODIFY" }>["content"] | null> {
  const [code, number] = [Project.safeParse(project), RequirementCode.safeParse(requirement)];
  if (!code.success || !number.success) return null;
  const { text } = await readProject(code.data, async ({ tx, scope }) => ({
    text: await getTextInForce(tx, scope.projectId, number.data),
  }));
  return text;
}
