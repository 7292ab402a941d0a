import { buffer } from "node:stream/consumers";
import type { Tx } from "@/lib/db/client";
import type { ElectronicInvoice } from "@/lib/domain/electronic-invoice";
import { env } from "@/lib/env";
import { loadOwnFiles } from "@/lib/features/file/queries";
import { MOST_FILE_BYTES, readEmbeddedInvoice } from "@/lib/files/embedded-invoice";
import { openStored } from "@/lib/files/storage";

/** The file of an invoice, and what it says of itself; `null` without a file, or when it is not one's own party's. */
export async function readElectronic(
  tx: Tx,
  of: { readonly projectId: string; readonly partyId: string; readonly fileId: string | null },
): Promise<{
  readonly file: { readonly id: string; readonly sha256: string };
  readonly electronic: ElectronicInvoice | null;
} | null> {
  const { projectId, partyId, fileId } = of;
  if (fileId === null) return null;
  const [file] = await loadOwnFiles(tx, { projectId, partyId, ids: [fileId] });
  if (file === undefined) return null;
  const { id, sha256, bytes } = file;
  const electronic = bytes > MOST_FILE_BYTES ? null : await readStored(projectId, sha256);
  return { file: { id, sha256 }, electronic };
}

async function readStored(projectId: string, sha256: string): Promise<ElectronicInvoice | null> {
  const opened = await openStored({ root: env().filesDir, projectId, sha256 });
  return opened.ok ? readEmbeddedInvoice(await buffer(opened.value.stream)) : null;
}
