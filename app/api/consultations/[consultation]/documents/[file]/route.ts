import { z } from "zod";
import { currentActor } from "@/lib/auth/current";
import { env } from "@/lib/env";
import { findCandidateFile } from "@/lib/features/consultation/queries-files";
import { downloadHeaders } from "@/lib/files/download";
import { asBody, openStored } from "@/lib/files/storage";
import { door } from "@/lib/http/door";

type Context = { readonly params: Promise<{ consultation: string; file: string }> };

const Wanted = z.object({ consultation: z.uuid(), file: z.uuid() });

function notFound(): Response {
  return new Response(null, { status: 404, headers: { "Cache-Control": "no-store" } });
}

/** A published file of a consultation, for one of its candidates; to everybody else it is not found. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const [actor, wanted] = [await currentActor(), Wanted.safeParse(await params)];
  if (actor === null || !wanted.success) return notFound();
  const file = await findCandidateFile(door().db, actor.personId, wanted.data);
  if (file === null) return notFound();
  const opened = await openStored({ root: env().filesDir, projectId: file.projectId, sha256: file.sha256 });
  if (!opened.ok) return notFound();
  const headers = downloadHeaders({ name: file.name, mediaType: file.mediaType, size: opened.value.size });
  return new Response(asBody(opened.value.stream), { headers });
}
