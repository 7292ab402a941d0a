import { z } from "zod";
import type { Problem } from "@/lib/commands/receipt";
import type { Refusal } from "@/lib/domain/refusal";
import { waysOut } from "@/lib/domain/refusal";
import { wayHref } from "@/lib/features/act/view";
import { type SheetRefusal, sheetRefusalValues } from "@/lib/features/requirement/sheet";
import { type UploadRefusal, uploadRefusalValues } from "@/lib/files/refusal";
import { requestId } from "@/lib/http/request-id";
import { type Surroundings, type Texts, tellArticle, tellFact, tellIssue, type When } from "@/lib/http/tell";
import type { Instant } from "@/lib/kernel/instant";
import { contractTexts } from "@/lib/text/contract";
import type { Locale } from "@/lib/text/locale";

/** Why a call of the API gave nothing: what stopped the command, or what was wrong with the call before it. */
export type ApiProblem =
  | Problem
  | {
      readonly kind:
        | "token-missing"
        | "read-only-token"
        | "own-account-closed"
        | "not-acceptable-json"
        | "idempotency-key-missing"
        | "identity-not-proved"
        | "means-not-yours"
        | "method-not-allowed"
        | "failed";
    }
  | { readonly kind: "command-without-door"; readonly reason: string }
  | { readonly kind: "parameter-invalid"; readonly parameter: string }
  | { readonly kind: "media-type-refused"; readonly accepted: string }
  | { readonly kind: "body-too-large"; readonly maxBytes: number }
  | { readonly kind: "rate-limited"; readonly until: Instant; readonly now: Instant }
  | { readonly kind: "upload-refused"; readonly refusal: UploadRefusal }
  | { readonly kind: "sheet-refused"; readonly refusals: readonly SheetRefusal[] };

/** The name of each problem, the last part of its `type`. */
export type ProblemCode = ApiProblem["kind"];

/** Every problem with its status code (RFC 9110), in the order in which a call meets them. */
export const problemStatuses = {
  "token-missing": 401,
  "rate-limited": 429,
  "read-only-token": 403,
  "own-account-closed": 403,
  "command-without-door": 403,
  "not-found": 404,
  "method-not-allowed": 405,
  "parameter-invalid": 400,
  "idempotency-key-missing": 400,
  "not-acceptable-json": 400,
  "media-type-refused": 415,
  "body-too-large": 413,
  "upload-refused": 422,
  "sheet-refused": 422,
  "invalid-input": 422,
  "command-id-reused": 422,
  refused: 409,
  "identity-proof-needed": 403,
  "identity-proof-invalid": 403,
  "identity-not-proved": 403,
  "means-not-yours": 409,
  failed: 500,
} as const satisfies Record<ProblemCode, number>;

const Article = z.strictObject({ code: z.string(), title: z.string(), text: z.string(), source: z.string() });

/** One refusal on the wire: a rule that says no, its article, and what can be done instead. */
export const RefusalBody = z
  .strictObject({
    code: z.string().describe("The kind of refusal, for machines."),
    fact: z.string().describe("What stands against it, in the language asked for."),
    article: Article.describe("The article of the charter on which it rests."),
    params: z.record(z.string(), z.json()).describe("The figures and codes of the fact."),
    ways: z
      .array(z.strictObject({ code: z.string(), title: z.string(), detail: z.string(), href: z.string().nullable() }))
      .describe("What can legitimately be done instead."),
  })
  .meta({ id: "Refusal" });

/** A problem on the wire (RFC 9457), with what Aval says beside it. */
export const ProblemBody = z
  .strictObject({
    type: z.string().describe("Stable identifier of the kind of problem: its place in this documentation."),
    title: z.string().describe("The kind of problem in a few words, in the language asked for."),
    status: z.int(),
    detail: z.string().describe("What happened and what to do, in the language asked for."),
    code: z.enum(Object.keys(problemStatuses)).describe("The kind of problem, for machines."),
    requestId: z.string().optional().describe("Quote it when you ask for help: it finds this call in the logs."),
    digest: z.string().optional().describe("What the missing proof of identity must be bound to."),
    errors: z
      .array(z.strictObject({ pointer: z.string(), code: z.string(), detail: z.string() }))
      .optional()
      .describe("What is wrong with the input, field by field (JSON Pointer, RFC 6901)."),
    refusals: z
      .array(RefusalBody)
      .optional()
      .describe("Every rule that refuses: the fact, the article of the charter, and what can be done instead."),
  })
  .meta({ id: "Problem" });
export type ProblemBody = z.infer<typeof ProblemBody>;

/** The status of one problem: a role that may not act is 403, since membership is known by then; a file says its own. */
export function statusOf(problem: ApiProblem): number {
  if (problem.kind === "refused" && problem.refusals.every((refusal) => refusal.kind === "wrong-role")) return 403;
  if (problem.kind === "upload-refused" && problem.refusal.kind === "upload-too-large") return 413;
  if (problem.kind === "upload-refused" && problem.refusal.kind === "upload-type-refused") return 415;
  return problemStatuses[problem.kind];
}

/** Says a problem in the language that was asked for. */
export function describeProblem(locale: Locale, problem: ApiProblem, around: Surroundings): ProblemBody {
  const t = contractTexts(locale);
  const id = requestId();
  return {
    type: `/docs/api#problem-${problem.kind}`,
    title: t(`api.problems.${problem.kind}.title`),
    status: statusOf(problem),
    detail: detailOf(t, problem, { locale, timeZone: around.timeZone }),
    code: problem.kind,
    ...(id === undefined ? {} : { requestId: id }),
    ...particulars(t, problem, around, locale),
  };
}

function detailOf(t: Texts, problem: ApiProblem, when: When): string {
  switch (problem.kind) {
    case "upload-refused":
      return t(`files.refusals.${problem.refusal.kind}`, uploadRefusalValues(problem.refusal));
    case "sheet-refused":
      return problem.refusals.map((one) => t(`sheet.refusals.${one.kind}`, sheetRefusalValues(one))).join(" ");
    case "refused":
      return problem.refusals.map((refusal) => tellFact(t, refusal, when)).join(" ");
    case "parameter-invalid":
      return t("api.problems.parameter-invalid.detail", { parameter: problem.parameter });
    case "media-type-refused":
      return t("api.problems.media-type-refused.detail", { accepted: problem.accepted });
    case "body-too-large":
      return t("api.problems.body-too-large.detail", { kilobytes: Math.floor(problem.maxBytes / 1024) });
    default:
      return t(`api.problems.${problem.kind}.detail`);
  }
}

function particulars(t: Texts, problem: ApiProblem, around: Surroundings, locale: Locale): Partial<ProblemBody> {
  switch (problem.kind) {
    case "refused":
      return { refusals: problem.refusals.map((refusal) => describeRefusal(locale, refusal, around)) };
    case "invalid-input":
      return {
        errors: problem.issues.map((issue) => ({
          pointer: pointerOf(issue.path),
          code: issue.code,
          detail: tellIssue(t, issue),
        })),
      };
    case "identity-proof-needed":
    case "identity-proof-invalid":
      return { digest: problem.digest };
    default:
      return {};
  }
}

/** One refusal on the wire: also what an ability that is closed says. */
export function describeRefusal(locale: Locale, refusal: Refusal, around: Surroundings): z.infer<typeof RefusalBody> {
  const t = contractTexts(locale);
  const { kind, article, ...params } = refusal;
  return {
    code: kind,
    fact: tellFact(t, refusal, { locale, timeZone: around.timeZone }),
    article: tellArticle(t, article),
    params: z.record(z.string(), z.json()).parse(params),
    ways: waysOut(refusal).map((way) => ({
      code: way,
      title: t(`ways.${way}.title`),
      detail: t(`ways.${way}.detail`),
      href: around.project === undefined ? null : wayHref(way, around.project, around.subject),
    })),
  };
}

function pointerOf(path: string): string {
  return path === ""
    ? ""
    : `/${path
        .split(".")
        .map((part) => part.replaceAll("~", "~0").replaceAll("/", "~1"))
        .join("/")}`;
}
