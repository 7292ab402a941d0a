import { z } from "zod";

/** What a request is once qualified: a defect (mended free), a change (priced), or not to be told (domain.md 9.3). */
export const ChangeFinding = z.enum(["DEFECT", "CHANGE", "AMBIGUOUS"]);
export type ChangeFinding = z.infer<typeof ChangeFinding>;

/** How a question of the test is answered. */
export const TestAnswer = z.enum(["YES", "NO", "UNCLEAR"]);
export type TestAnswer = z.infer<typeof TestAnswer>;

/**
 * Defect or change: what stood in the signed baseline and fails is a defect; what stood there and holds, or did not stand
 * there, is a change. Where one of the two answers is not clear, the finding is not either.
 */
export function findingOf(test: { readonly inBaseline: TestAnswer; readonly fails: TestAnswer }): ChangeFinding {
  if (test.inBaseline === "NO") return "CHANGE";
  if (test.inBaseline === "UNCLEAR" || test.fails === "UNCLEAR") return "AMBIGUOUS";
  return test.fails === "YES" ? "DEFECT" : "CHANGE";
}
