import { recordProofText } from "@/lib/features/signature/view-proof";
import { giveRecord } from "@/lib/http/record-file";

type Context = { readonly params: Promise<{ code: string; record: string }> };

/** A signed record as JSON: what `scripts/verify-ledger.ts` takes as a receipt. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  return giveRecord(await params, "json", async (proof) => new TextEncoder().encode(recordProofText(proof)));
}
