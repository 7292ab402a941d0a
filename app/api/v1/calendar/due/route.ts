import { answerDue } from "@/lib/http/api/calendar-due";
import { refuseMethod } from "@/lib/http/api/to-read";

/** When a term ends, for anybody: counted in a calendar of public holidays. */
export function GET(request: Request): Promise<Response> {
  return answerDue(request);
}

/** Nothing is written here. */
export function POST(request: Request): Response {
  return refuseMethod(request);
}

export { POST as DELETE, POST as PATCH, POST as PUT };
