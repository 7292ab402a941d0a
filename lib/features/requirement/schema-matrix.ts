import { z } from "zod";
import { Gap } from "@/lib/domain/requirement-list";
import { RequirementCode } from "@/lib/features/requirement/schema";
import { canBeSought } from "@/lib/features/requirement/schema-filter";

/** The filters of the matrix, as they stand in the address; what is not understood is no filter. */
export const MatrixFilter = z.object({
  q: z.string().trim().max(200).refine(canBeSought).catch(""),
  chapter: z.string().max(300).refine(canBeSought).nullable().catch(null),
  within: z.string().max(300).refine(canBeSought).nullable().catch(null),
  gap: Gap.nullable().catch(null),
  after: RequirementCode.nullable().catch(null),
  before: RequirementCode.nullable().catch(null),
});
export type MatrixFilter = z.infer<typeof MatrixFilter>;

type Change = { readonly [name in keyof MatrixFilter]?: string | null };

/** The address of the matrix with some filters changed. A change goes back to the first page. */
export function matrixHref(project: string, { after, before, ...kept }: MatrixFilter, change: Change): string {
  const pairs = Object.entries({ ...kept, ...change }).flatMap(([name, value]) =>
    value === null || value === undefined || value === "" ? [] : [[name, value]],
  );
  const query = new URLSearchParams(pairs).toString();
  return `/projects/${project}/requirements/matrix${query === "" ? "" : `?${query}`}`;
}
