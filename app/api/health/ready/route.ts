import { readyAnswer } from "@/lib/http/health";

export const dynamic = "force-dynamic";

/** Whether this server can do its work. */
export function GET(): Promise<Response> {
  return readyAnswer();
}
