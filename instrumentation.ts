/** Called once when the server starts: starts the sender of mails, in the Node runtime only. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { startInProcessSender } = await import("@/lib/jobs/in-process");
  startInProcessSender();
}
