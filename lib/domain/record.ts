import { z } from "zod";
import { DocumentKind } from "@/lib/domain/signature";

/** One block of a record, word for word as it is read, printed and signed. */
export const RecordBlock = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("text"), text: z.string() }),
  z.strictObject({ type: z.literal("list"), items: z.array(z.string()) }),
  z.strictObject({ type: z.literal("table"), head: z.array(z.string()), rows: z.array(z.array(z.string())) }),
]);
export type RecordBlock = z.infer<typeof RecordBlock>;

/** A part of a record: its note stands in the margin ("Article 3"), with a detail under it ("Réserves", or nothing). */
export const RecordSection = z.strictObject({ note: z.string(), detail: z.string(), blocks: z.array(RecordBlock) });
export type RecordSection = z.infer<typeof RecordSection>;

/**
 * What is signed, whatever its kind. The person reads `sections` word for word, and `data` holds the same facts for
 * machines (ids, digests, amounts in cents): both are in the canonical content, so what was shown is what was signed,
 * and a later change of our own wording changes no record. Written in the language of the contract.
 */
export const RecordContent = z.strictObject({
  format: z.literal("aval.record/1"),
  kind: DocumentKind,
  language: z.enum(["fr", "en"]),
  title: z.string().min(1),
  /** What it is about, as people say it: "J3", "EX, référentiel 2", "Charte, version 1". */
  subject: z.string().min(1),
  project: z.strictObject({ code: z.string(), name: z.string() }),
  sections: z.array(RecordSection).min(1),
  data: z.record(z.string(), z.json()),
});
export type RecordContent = z.infer<typeof RecordContent>;
