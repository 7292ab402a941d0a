import { publicRequirements } from "@/scripts/demo/requirements-public";
import { qualityRequirements } from "@/scripts/demo/requirements-quality";
import type { Written } from "@/scripts/demo/written";

/** The specification of the demo, in order: EX-001 and so on. */
export const requirements: readonly Written[] = [...publicRequirements, ...qualityRequirements];
