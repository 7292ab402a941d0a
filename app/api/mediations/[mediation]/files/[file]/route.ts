import { currentActor } from "@/lib/auth/current";
import { downloadHeaders } from "@/lib/files/download";
import { readMediationFile } from "@/lib/http/read-mediator";

type Context = { readonly params: Promise<{ mediation: string; file: string }> };

/** A file of a mediation, opened with its key for who hears its thread; for everybody else it is not found. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const [actor, { mediation: mediationId, file: fileId }] = [await currentActor(), await params];
  const found = actor === null ? null : await readMediationFile(actor.personId, { mediationId, fileId });
  if (found === null) return new Response(null, { status: 404, headers: { "Cache-Control": "no-store" } });
  const { name, mediaType, bytes } = found;
  return new Response(new Uint8Array(bytes), { headers: downloadHeaders({ name, mediaType, size: bytes.length }) });
}
