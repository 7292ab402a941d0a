import { z } from "zod";
import type { ArticleCode } from "@/lib/domain/article";
import { Role } from "@/lib/domain/party";
import type { WayOut } from "@/lib/domain/way-out";

/** Numbers people see (EX-001, J1, R-J1-01, Q-001): never names. */
export const codes = z.array(z.string()).readonly();
export const roles = z.array(z.union([Role, z.literal("SYSTEM")])).readonly();

/** One kind of refusal: the article on which it rests, what it says beside it, and what can be done instead. */
type RefusalDefinition<P extends z.ZodRawShape> = {
  readonly article: ArticleCode;
  readonly params: z.ZodObject<P>;
  readonly ways: readonly WayOut[];
};

/** Defines a kind of refusal. Each noun may keep its own in a file of its name (`suspect-refusals.ts`). */
export function define<P extends z.ZodRawShape>(
  article: ArticleCode,
  params: P,
  ...ways: WayOut[]
): RefusalDefinition<P> {
  return { article, params: z.object(params), ways };
}
