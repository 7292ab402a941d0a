import { z } from "zod";
import { Digest } from "@/lib/kernel/ids";

/** A sheet as the server read it. */
const ReadSheet = z.object({
  format: z.enum(["csv", "xlsx"]),
  headers: z.array(z.string()),
  rows: z.array(z.object({ line: z.int(), cells: z.array(z.string()) })),
});

/** What comes back from the reading of a file: the sheet and the digest of the file, or every reason why not. */
export const SheetAnswer = z.discriminatedUnion("ok", [
  z.object({ ok: z.literal(true), sheet: ReadSheet, digest: Digest }),
  z.object({ ok: z.literal(false), reasons: z.array(z.string()) }),
]);
export type SheetAnswer = z.infer<typeof SheetAnswer>;

/** A file that was read: its sheet, and its digest. */
export type ReadFile = Pick<Extract<SheetAnswer, { ok: true }>, "sheet" | "digest">;
