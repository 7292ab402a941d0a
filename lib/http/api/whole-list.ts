import { z } from "zod";
import type { ProjectScope } from "@/lib/auth/scope";
import type { ReadOperation } from "@/lib/http/api/define-read";
import type { Inside } from "@/lib/http/api/inside";

/** Longest list that leaves in one file. Beyond, it is refused rather than cut. */
export const longestList = 50_000;

const Page = z.object({ items: z.array(z.unknown()), next: z.union([z.string(), z.number()]).nullable() });

/** True for the read of a list: one that can leave as a table. */
export function isList({ answer, inProject }: ReadOperation): boolean {
  return inProject !== null && answer instanceof z.ZodObject && "items" in answer.shape && "next" in answer.shape;
}

/**
 * All the items of a list that its filters keep, page after page, in one reading under the reader's scope. `null` when
 * it is not there; "too-long" beyond what leaves in one file.
 */
export async function wholeList(
  operation: ReadOperation,
  inside: Inside<ProjectScope>,
  asked: { readonly params: unknown; readonly query: Readonly<Record<string, string>> },
): Promise<readonly unknown[] | null | "too-long"> {
  const { inProject, query } = operation;
  if (inProject === null) return null;
  const items: unknown[] = [];
  let after = asked.query.after;
  const limit = "limit" in query.shape ? { limit: "100" } : {};
  for (;;) {
    const page = Page.safeParse(
      await inProject(inside, {
        params: asked.params,
        query: { ...asked.query, ...limit, ...(after === undefined ? {} : { after }) },
      }),
    );
    if (!page.success) return null;
    items.push(...page.data.items);
    if (items.length > longestList) return "too-long";
    if (page.data.next === null) return items;
    after = String(page.data.next);
  }
}
