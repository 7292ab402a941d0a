import type { Instrumentation } from "next";

/** Called once when the server starts: starts what runs beside the pages, in the Node runtime only. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { startInProcess } = await import("@/lib/jobs/in-process");
  await startInProcess();
  const { openRooms } = await import("@/lib/http/live/rooms");
  openRooms();
}

/** Called for what a page or a route did not expect: one line, with the reference that the error page shows. */
export const onRequestError: Instrumentation.onRequestError = async (error, _request, { routePath }) => {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { logDefect } = await import("@/lib/log/log");
  const digest: unknown = error instanceof Error ? Reflect.get(error, "digest") : undefined;
  logDefect(error, { route: routePath, ...(typeof digest === "string" ? { digest } : {}) });
};
