import { readyAnswer } from "@/lib/http/health";

export const dynamic = "force-dynamic";

/** The same as /api/health/ready, for those who know one address only. */
export function GET(): Promise<Response> {
  return readyAnswer();
}
