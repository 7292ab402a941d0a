import { z } from "zod";
import { currentActor } from "@/lib/auth/current";
import { env } from "@/lib/env";
import { findFile } from "@/lib/features/file/queries";
import { downloadHeaders } from "@/lib/files/download";
import { asBody, openStored } from "@/lib/files/storage";
import { door } from "@/lib/http/door";

type Context = { readonly params: Promise<{ code: string; file: string }> };

function notFound(): Response {
  return new Response(null, { status: 404, headers: { "Cache-Control": "no-store" } });
}

/** Gives a stored file back to who may open it, as an attachment; whatever is not theirs is not found. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { code, file: id } = await params;
  const actor = await currentActor();
  if (actor === null || !z.uuid().safeParse(id).success) return notFound();
  const file = await findFile(door().db, actor.personId, code, id);
  if (file === null) return notFound();
  const opened = await openStored({ root: env().filesDir, projectId: file.projectId, sha256: file.sha256 });
  if (!opened.ok) return notFound();
  const headers = downloadHeaders({ name: file.name, mediaType: file.mediaType, size: opened.value.size });
  return new Response(asBody(opened.value.stream), { headers });
}
