import { getTranslations } from "next-intl/server";
import { v7 } from "uuid";
import { z } from "zod";
import { currentActor } from "@/lib/auth/current";
import { execute } from "@/lib/commands/execute";
import { env } from "@/lib/env";
import { uploadEvidence } from "@/lib/features/file/commands/upload-evidence";
import { projectFor } from "@/lib/features/file/queries";
import type { UploadAnswer } from "@/lib/features/file/view";
import { receiveUpload } from "@/lib/files/receive";
import { uploadRefusalValues } from "@/lib/files/refusal";
import { door } from "@/lib/http/door";

type Context = { readonly params: Promise<{ code: string }> };

const statuses = { "upload-too-large": 413, "upload-type-refused": 415 } as const satisfies Partial<
  Record<string, number>
>;

/** Receives one file as it arrives. The person's right is checked before a byte is read; a foreign project is not found. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const t = await getTranslations();
  const answer = (body: UploadAnswer, status: number): Response =>
    Response.json(body, { status, headers: { "Cache-Control": "no-store" } });
  if (request.headers.get("sec-fetch-site") === "cross-site")
    return answer({ ok: false, message: t("act.failed") }, 403);
  const actor = await currentActor();
  if (actor === null) return answer({ ok: false, message: t("act.signedOut") }, 401);
  const { code } = await params;
  const projectId = await projectFor(door().db, actor.personId, code);
  if (projectId === null) return answer({ ok: false, message: t("act.notFound") }, 404);
  const { filesDir: root, maxUploadBytes: maxBytes } = env();
  const received = await receiveUpload({ request, root, projectId, maxBytes });
  if (!received.ok) {
    const { kind } = received.error;
    const status = kind === "upload-too-large" || kind === "upload-type-refused" ? statuses[kind] : 422;
    return answer({ ok: false, message: t(`files.refusals.${kind}`, uploadRefusalValues(received.error)) }, status);
  }
  const { sha256, size: bytes, name, mediaType } = received.value;
  const done = await execute(door(), uploadEvidence, actor, {
    commandId: v7(),
    project: code,
    input: { sha256, bytes, name, mediaType },
  });
  if (!done.ok)
    return answer(
      { ok: false, message: t(done.error.kind === "not-found" ? "act.notFound" : "act.failed") },
      done.error.kind === "not-found" ? 404 : 422,
    );
  const { fileId } = z.object({ fileId: z.uuid() }).parse(done.value.result);
  return answer({ ok: true, file: { id: fileId, name, mediaType, bytes, sha256 } }, 201);
}
