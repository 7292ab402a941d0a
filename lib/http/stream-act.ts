import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { currentActor } from "@/lib/auth/current";
import type { Command } from "@/lib/commands/define-command";
import { withProgress } from "@/lib/commands/progress";
import type { ImportSignal } from "@/lib/features/requirement/schema-sheet";
import { largestSheet, readJson } from "@/lib/http/api/body";
import { callCommand } from "@/lib/http/to-action";
import { logDefect } from "@/lib/log/log";

/** Nobody keeps it, nobody changes it on the way: a line that is said is a line that arrives. */
const headers = {
  "Content-Type": "application/x-ndjson; charset=utf-8",
  "Cache-Control": "private, no-store, no-transform",
  "X-Accel-Buffering": "no",
  "X-Content-Type-Options": "nosniff",
};

const Call = z.looseObject({ commandId: z.unknown() });

/**
 * Performs a long act for the person of the session and answers line by line: how far it is, and at the end what an
 * action would have answered. The act does not depend on who listens: a browser that leaves does not undo it, and asks
 * for the same act again by its id.
 */
export async function streamAct(command: Command, request: Request, project: string): Promise<Response> {
  const t = await getTranslations("act");
  const refused = (kind: "signed-out" | "failed", message: string, status: number): Response =>
    new Response(line({ kind: "answer", answer: { ok: false, problem: { kind, message } } }), { status, headers });
  if ((await currentActor()) === null) return refused("signed-out", t("signedOut"), 401);
  if (request.headers.get("sec-fetch-site") === "cross-site") return refused("failed", t("failed"), 403);
  const body = await readJson(request, largestSheet);
  const call = body.ok ? Call.safeParse(body.value) : null;
  if (call?.success !== true) return refused("failed", t("failed"), 400);
  const lines = new TransformStream<Uint8Array, Uint8Array>();
  const writer = lines.writable.getWriter();
  const say = (signal: ImportSignal): void => {
    // Who has left hears nothing more; the act goes on.
    writer.write(new TextEncoder().encode(line(signal))).catch(() => {});
  };
  const failed = { ok: false, problem: { kind: "failed", message: t("failed") } } as const;
  withProgress(
    (progress) => say({ kind: "progress", ...progress }),
    () => callCommand(command, { ...call.data, project }),
  )
    .catch((error: unknown) => {
      logDefect(error);
      return failed;
    })
    .then((answer) => say({ kind: "answer", answer }))
    .finally(() => writer.close().catch(() => {}));
  return new Response(lines.readable, { headers });
}

function line(signal: ImportSignal): string {
  return `${JSON.stringify(signal)}\n`;
}
