import type { ArticleCode } from "@/lib/domain/article";
import type { Role } from "@/lib/domain/party";

/** To whom a command can be delegated in writing: nobody, the grantor's own side, or also the AMO (client only, MD-01). */
export type Delegability = "NOBODY" | "OWN_SIDE" | "OWN_SIDE_OR_AMO";

/** Who may do a command in their own right, to whom they may delegate it, and the article that says so. */
export type Permit = { readonly by: readonly Role[]; readonly article: ArticleCode; readonly delegable: Delegability };

/** A row of the policy. Each noun may keep its own in a file of its name (`suspect-permits.ts`). */
export function permit(by: readonly Role[], article: ArticleCode, delegable: Delegability = "NOBODY"): Permit {
  return { by, article, delegable };
}
