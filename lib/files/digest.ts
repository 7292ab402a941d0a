import { createHash } from "node:crypto";
import { Digest } from "@/lib/kernel/ids";

/** SHA-256 of a file, lower-case hexadecimal. */
export function sha256Bytes(bytes: Uint8Array): Digest {
  return Digest.parse(createHash("sha256").update(bytes).digest("hex"));
}
