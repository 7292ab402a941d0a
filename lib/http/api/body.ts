import type { ApiProblem } from "@/lib/http/problem";
import { err, ok, type Result } from "@/lib/kernel/result";

/** The largest JSON body of the API. */
export const largestBody = 8 * 1024 * 1024;
/** The largest mapped sheet that the page of the import sends: 10 000 lines of a page each would be more. */
export const largestSheet = 24 * 1024 * 1024;
/** Deeper than any input of ours, and shallow enough to be walked through. */
const deepest = 40;

/** Reads a body up to a limit; `null` beyond it, without reading what comes after. */
export async function bytesWithin(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer> | null> {
  if (Number(request.headers.get("content-length") ?? "0") > limit) return null;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > limit) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The JSON of a request: said to be JSON, no larger and no deeper than it may be, and well formed. */
export async function readJson(request: Request, largest = largestBody): Promise<Result<unknown, ApiProblem>> {
  const type = (request.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json") return err({ kind: "media-type-refused", accepted: "application/json" });
  const bytes = await bytesWithin(request, largest);
  if (bytes === null) return err({ kind: "body-too-large", maxBytes: largest });
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return isTooDeep(text) ? err({ kind: "not-acceptable-json" }) : ok(JSON.parse(text));
  } catch {
    return err({ kind: "not-acceptable-json" });
  }
}

/** Counts the brackets that are open at once, outside texts, before anything walks through the value. */
function isTooDeep(json: string): boolean {
  let depth = 0;
  for (const [sign] of json.replace(/"(?:[^"\\]|\\.)*"/gs, "").matchAll(/[[\]{}]/g)) {
    depth += sign === "{" || sign === "[" ? 1 : -1;
    if (depth > deepest) return true;
  }
  return false;
}
