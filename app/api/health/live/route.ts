import { liveAnswer } from "@/lib/http/health";

export const dynamic = "force-dynamic";

/** Whether the process answers. */
export function GET(): Response {
  return liveAnswer();
}
