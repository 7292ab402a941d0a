import { z } from "zod";
import { Exclusions } from "@/lib/features/baseline/schema";

/** What the project leaves out, said anew. `version` is the one that was read (0 when nothing was said): nobody else's saying is overwritten. */
export const StateExclusionInput = z.object({ text: Exclusions.min(1), version: z.int().min(0) });
export type StateExclusionInput = z.infer<typeof StateExclusionInput>;
