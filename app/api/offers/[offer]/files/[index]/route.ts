import { z } from "zod";
import { currentActor } from "@/lib/auth/current";
import { findOfferFile } from "@/lib/features/consultation/queries-files";
import { downloadHeaders } from "@/lib/files/download";
import { door } from "@/lib/http/door";

type Context = { readonly params: Promise<{ offer: string; index: string }> };

const Wanted = z.object({ offer: z.uuid(), index: z.coerce.number().int().min(0).max(20) });

function notFound(): Response {
  return new Response(null, { status: 404, headers: { "Cache-Control": "no-store" } });
}

/** A file of an opened offer, for who may read the offer; before the opening, and for everybody else, it is not found. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const [actor, wanted] = [await currentActor(), Wanted.safeParse(await params)];
  if (actor === null || !wanted.success) return notFound();
  const file = await findOfferFile(door().db, actor.personId, wanted.data);
  if (file === null) return notFound();
  const { name, mediaType, bytes } = file;
  return new Response(new Uint8Array(bytes), { headers: downloadHeaders({ name, mediaType, size: bytes.length }) });
}
