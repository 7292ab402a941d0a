/** Why a file was not taken. Each kind has a sentence in both languages under `files.refusals`. */
export type UploadRefusal =
  | { readonly kind: "upload-too-large"; readonly maxBytes: number }
  | {
      readonly kind: "upload-type-refused";
      readonly reason: TypeRefusalReason;
      /** Lower case, without the dot; null when the name has none. */
      readonly extension: string | null;
      /** What the content is, when its first bytes say so. */
      readonly detected: string | null;
      readonly accepted: readonly string[];
    }
  | { readonly kind: "upload-name-missing" }
  | { readonly kind: "upload-empty" }
  | { readonly kind: "upload-aborted" }
  | { readonly kind: "upload-malformed"; readonly reason: MalformedReason };

export type UploadRefusalKind = UploadRefusal["kind"];

/** The extension is not on the list; the content is not what the extension says; the content would run in a browser or a shell. */
export const typeRefusalReasons = ["extension-not-accepted", "content-differs", "active-content"] as const;
export type TypeRefusalReason = (typeof typeRefusalReasons)[number];

export const malformedReasons = [
  "not-multipart",
  "no-file",
  "several-files",
  "fields-too-large",
  "unreadable",
] as const;
export type MalformedReason = (typeof malformedReasons)[number];

/** Every kind, so that a test can ask for a sentence for each. */
export const uploadRefusalKinds = [
  "upload-too-large",
  "upload-type-refused",
  "upload-name-missing",
  "upload-empty",
  "upload-aborted",
  "upload-malformed",
] as const satisfies readonly UploadRefusalKind[];

/** The values that the sentence of a refusal shows (keys `files.refusals.<kind>`). */
export function uploadRefusalValues(refusal: UploadRefusal): Record<string, string | number> {
  switch (refusal.kind) {
    case "upload-too-large":
      return { megabytes: Math.floor(refusal.maxBytes / 1_048_576) };
    case "upload-type-refused":
      return {
        reason: selector(refusal.reason),
        extension: refusal.extension ?? "none",
        accepted: refusal.accepted.join(", "),
      };
    case "upload-malformed":
      return { reason: selector(refusal.reason) };
    case "upload-name-missing":
    case "upload-empty":
    case "upload-aborted":
      return {};
  }
}

/** ICU reads no hyphen in the name of a case. */
function selector(reason: string): string {
  return reason.replaceAll("-", "_");
}
