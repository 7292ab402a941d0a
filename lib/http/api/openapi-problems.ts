import { refuse } from "@/lib/domain/refusal";
import type { JsonSchema } from "@/lib/http/api/json-schema";
import { type ApiProblem, describeProblem, type ProblemCode, problemStatuses } from "@/lib/http/problem";
import { instant } from "@/lib/kernel/instant";
import type { Locale } from "@/lib/text/locale";

const digest = "a".repeat(64);
const at = instant("2026-07-15T22:00:00.000Z");

/** One of each kind, to be shown. */
const samples: Readonly<Record<ProblemCode, ApiProblem>> = {
  "token-missing": { kind: "token-missing" },
  "rate-limited": { kind: "rate-limited", until: at, now: at },
  "read-only-token": { kind: "read-only-token" },
  "own-account-closed": { kind: "own-account-closed" },
  "command-without-door": { kind: "command-without-door", reason: "" },
  "not-found": { kind: "not-found" },
  "method-not-allowed": { kind: "method-not-allowed" },
  "parameter-invalid": { kind: "parameter-invalid", parameter: "limit" },
  "idempotency-key-missing": { kind: "idempotency-key-missing" },
  "not-acceptable-json": { kind: "not-acceptable-json" },
  "media-type-refused": { kind: "media-type-refused", accepted: "application/json" },
  "body-too-large": { kind: "body-too-large", maxBytes: 8 * 1024 * 1024 },
  "upload-refused": { kind: "upload-refused", refusal: { kind: "upload-empty" } },
  "sheet-refused": { kind: "sheet-refused", refusals: [{ kind: "sheet-empty" }] },
  "invalid-input": { kind: "invalid-input", issues: [{ path: "milestone", code: "invalid_format", params: {} }] },
  "command-id-reused": { kind: "command-id-reused" },
  refused: {
    kind: "refused",
    refusals: [refuse("blocking-reservation-open", { reservations: ["R-J1-01"] })],
  },
  "identity-proof-needed": { kind: "identity-proof-needed", digest },
  "identity-proof-invalid": { kind: "identity-proof-invalid", digest },
  "identity-not-proved": { kind: "identity-not-proved" },
  "means-not-yours": { kind: "means-not-yours" },
  failed: { kind: "failed" },
};

/** Every kind of problem. */
export const problemCodes: readonly ProblemCode[] = Object.values(samples).map((sample) => sample.kind);

/** A problem of this kind as it is answered. */
export function problemExample(code: ProblemCode, locale: Locale = "en"): ReturnType<typeof describeProblem> {
  const { requestId: _own, ...rest } = describeProblem(locale, samples[code], {
    project: "my-project-12345678",
  });
  return rest;
}

const words: Readonly<Record<number, string>> = {
  400: "The call cannot be read.",
  401: "No live token was sent.",
  403: "The token, the role or the missing proof of identity does not allow it.",
  404: "Not there, or not yours.",
  409: "The rules refuse.",
  413: "Too large.",
  415: "Another content type is expected.",
  422: "The input is wrong, or the key was used for another call.",
  429: "Too many attempts.",
  500: "A defect of the server: nothing was done by half.",
};

/** The named answers of the document: one for each status, with an example of each problem that has it. */
export function problemResponses(): JsonSchema {
  const statuses = [...new Set(Object.values(problemStatuses))].filter((status) => status !== 405).toSorted();
  return Object.fromEntries(
    statuses.map((status) => [
      `Problem${status}`,
      {
        description: words[status] ?? "",
        ...(status === 429
          ? { headers: { "Retry-After": { description: "How many seconds to wait.", schema: { type: "integer" } } } }
          : {}),
        ...(status === 401
          ? { headers: { "WWW-Authenticate": { description: "What is wanted.", schema: { type: "string" } } } }
          : {}),
        content: {
          "application/problem+json": {
            schema: { $ref: "#/components/schemas/Problem" },
            examples: Object.fromEntries(
              problemCodes
                .filter((code) => problemStatuses[code] === status)
                .map((code) => [code, { value: JSON.parse(JSON.stringify(problemExample(code))) }]),
            ),
          },
        },
      },
    ]),
  );
}

/** References to the named answers of these statuses. */
export function problemsOf(...statuses: readonly number[]): JsonSchema {
  return Object.fromEntries(
    statuses.map((status) => [String(status), { $ref: `#/components/responses/Problem${status}` }]),
  );
}
