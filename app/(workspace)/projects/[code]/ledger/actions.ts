"use server";

import { notFound } from "next/navigation";
import { z } from "zod";
import { checkLedger } from "@/lib/features/ledger/queries-check";
import type { LedgerCheck } from "@/lib/features/ledger/view";
import { readProject } from "@/lib/http/reading";

const Asked = z.object({ code: z.string().max(60), after: z.int().min(0) });

/** Recomputes a stretch of the chain of a project that the reader may see; what is asked wrongly is not there. */
export async function checkLedgerAction(code: string, after: number): Promise<LedgerCheck> {
  const asked = Asked.safeParse({ code, after });
  if (!asked.success) notFound();
  return readProject(asked.data.code, ({ tx, scope, now }) => checkLedger(tx, scope, asked.data.after, now));
}
