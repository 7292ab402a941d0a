"use server";

import type { Action } from "@/lib/features/act/view";
import { stateExclusion } from "@/lib/features/exclusion/commands/state-exclusion";
import { outlineRequirement } from "@/lib/features/requirement/commands/outline-requirement";
import { listSimilar } from "@/lib/features/requirement/queries-similar";
import { SimilarAsked } from "@/lib/features/requirement/schema-quality";
import type { SimilarView } from "@/lib/features/requirement/view-quality";
import { readProject } from "@/lib/http/reading";
import { toAction } from "@/lib/http/to-action";

export const outline: Action = async (call) => toAction(outlineRequirement)(call);
export const stateExclusions: Action = async (call) => toAction(stateExclusion)(call);

/** The requirements that look like a text, itself excepted; `null` when what is asked cannot be read. */
export async function similar(project: string, text: unknown, except: unknown): Promise<readonly SimilarView[] | null> {
  const asked = SimilarAsked.safeParse({ text, except });
  return asked.success ? readProject(project, ({ tx, scope }) => listSimilar(tx, scope, asked.data)) : null;
}
