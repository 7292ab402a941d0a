import { Readable } from "node:stream";
import { currentActor } from "@/lib/auth/current";
import { findExport } from "@/lib/features/ledger/queries-export";
import { exportHeaders, inPieces } from "@/lib/files/download";
import { asBody } from "@/lib/files/storage";
import { door } from "@/lib/http/door";

type Context = { readonly params: Promise<{ code: string }> };

/** The register as JSON Lines, for `scripts/verify-ledger.ts`, to whoever may read it; any other project is not found. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { code } = await params;
  const actor = await currentActor();
  const { db, clock } = door();
  const now = clock.now();
  const lines = actor === null ? null : await findExport(db, { personId: actor.personId, code, now });
  if (lines === null) return new Response(null, { status: 404, headers: { "Cache-Control": "no-store" } });
  const headers = exportHeaders(`aval-${code}-${now.slice(0, 10)}.jsonl`);
  return new Response(asBody(Readable.from(inPieces(lines))), { headers });
}
