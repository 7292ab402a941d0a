import { z } from "zod";
import { differenceKinds } from "@/lib/domain/difference";
import { RequirementCode } from "@/lib/features/requirement/schema";

/** How a requirement differs from one set to another. */
export const DifferenceKind = z.enum(differenceKinds);

const number = z.coerce.number().int().min(1).max(1_000_000);

/** One end of a comparison: the number of a signed set, or what is in force now. */
export const SetName = z.union([z.literal("now"), number]);

/** Which two sets are compared, and which page of what differs; what is not understood in an address is left out. */
export const ComparisonQuery = z.object({
  from: SetName.optional().catch(undefined),
  to: SetName.optional().catch(undefined),
  kind: DifferenceKind.optional().catch(undefined),
  after: RequirementCode.optional().catch(undefined),
});

/** Which two versions of a requirement are compared. */
export const VersionsQuery = z.object({
  from: number.optional().catch(undefined),
  to: number.optional().catch(undefined),
});
