import { z } from "zod";
import type { ActionAnswer } from "@/lib/features/act/view";
import { sheetFormats, sheetRemarkKinds } from "@/lib/features/requirement/sheet";
import { Digest } from "@/lib/kernel/ids";

/** What stands beside the rows of a document. */
const Beside = z.object({
  remarks: z.array(z.object({ kind: z.enum(sheetRemarkKinds), line: z.int(), text: z.string() })),
  relations: z.array(z.object({ guid: z.string(), type: z.string(), source: z.string(), target: z.string() })),
  chapters: z.array(z.object({ chapter: z.string(), guid: z.string() })),
});

/** A sheet as the server read it. */
const ReadSheet = z.object({
  format: z.enum(sheetFormats),
  headers: z.array(z.string()),
  rows: z.array(z.object({ line: z.int(), cells: z.array(z.string()) })),
  beside: Beside.optional(),
});

/** What comes back from the reading of a file: the sheet and the digest of the file, or every reason why not. */
export const SheetAnswer = z.discriminatedUnion("ok", [
  z.object({ ok: z.literal(true), sheet: ReadSheet, digest: Digest }),
  z.object({ ok: z.literal(false), reasons: z.array(z.string()) }),
]);
export type SheetAnswer = z.infer<typeof SheetAnswer>;

/** A file that was read: its sheet, and its digest. */
export type ReadFile = Pick<Extract<SheetAnswer, { ok: true }>, "sheet" | "digest">;

/** What an import under way says, one JSON a line: how far it is, and at the end what became of it. */
export const ImportSignal = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("progress"),
    step: z.enum(["COMPARING", "WRITING", "RECORDING"]),
    done: z.int(),
    total: z.int(),
  }),
  z.object({
    kind: z.literal("answer"),
    answer: z.custom<ActionAnswer>((value) => typeof value === "object" && value !== null && "ok" in value),
  }),
]);
export type ImportSignal = z.infer<typeof ImportSignal>;
