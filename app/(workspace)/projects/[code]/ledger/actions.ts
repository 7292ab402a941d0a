"use server";

import { z } from "zod";
import { checkLedger } from "@/lib/features/ledger/queries-check";
import type { LedgerCheck } from "@/lib/features/ledger/view";
import { readProject } from "@/lib/http/reading";

const Asked = z.object({ code: z.string().max(60), after: z.int().min(0) });

/** Recomputes a stretch of the chain of a project that the reader may see; what is asked wrongly starts from the first act. */
export async function checkLedgerAction(code: string, after: number): Promise<LedgerCheck> {
  const asked = Asked.parse({ code, after });
  return readProject(asked.code, ({ tx, scope, now }) => checkLedger(tx, scope, asked.after, now));
}
