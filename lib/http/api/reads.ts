import type { ReadOperation } from "@/lib/http/api/define-read";
import { ownReads } from "@/lib/http/api/reads-own";

/** Every read of the API, one list each: routes, documentation and tests are derived from it. */
export const readOperations: readonly ReadOperation[] = [...ownReads];
