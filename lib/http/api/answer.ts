import { type ApiProblem, describeProblem, statusOf } from "@/lib/http/problem";
import type { Surroundings } from "@/lib/http/tell";
import type { Locale } from "@/lib/text/locale";

/** What every answer of the API says: kept by nobody, run by nobody, shown inside nothing, and read under the token it was asked with. */
export const apiHeaders = {
  "Cache-Control": "private, no-store",
  "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Referrer-Policy": "no-referrer",
  Vary: "Authorization, Accept-Language",
  "X-Content-Type-Options": "nosniff",
} as const;

/** An answer that is JSON. */
export function jsonAnswer(body: unknown, headers: Readonly<Record<string, string>> = {}, status = 200): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { ...apiHeaders, "Content-Type": "application/json; charset=utf-8", ...headers },
  });
}

/** A problem as RFC 9457 wants it, in the language asked for. */
export function problemAnswer(problem: ApiProblem, locale: Locale, around: Surroundings = {}): Response {
  return new Response(JSON.stringify(describeProblem(locale, problem, around)), {
    status: statusOf(problem),
    headers: {
      ...apiHeaders,
      "Content-Type": "application/problem+json; charset=utf-8",
      "Content-Language": locale,
      ...more(problem),
    },
  });
}

function more(problem: ApiProblem): Readonly<Record<string, string>> {
  switch (problem.kind) {
    case "token-missing":
      return { "WWW-Authenticate": 'Bearer realm="Aval"' };
    case "rate-limited":
      return {
        "Retry-After": String(Math.max(1, Math.ceil((Date.parse(problem.until) - Date.parse(problem.now)) / 1000))),
      };
    case "method-not-allowed":
      return { Allow: "GET, HEAD, POST" };
    default:
      return {};
  }
}
