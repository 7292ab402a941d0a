import { apiHeaders } from "@/lib/http/api/answer";
import { describeApi } from "@/lib/http/openapi";

let written: string | null = null;

/** The description of the API: public, since it holds nothing of anybody. */
export function GET(): Response {
  written ??= JSON.stringify(describeApi());
  return new Response(written, {
    headers: {
      ...apiHeaders,
      "Cache-Control": "public, max-age=300",
      "Content-Type": "application/json; charset=utf-8",
    },
  });
}
