import { buffer } from "node:stream/consumers";
import type { ProjectScope } from "@/lib/auth/scope";
import { differencesOf } from "@/lib/domain/electronic-invoice";
import { env } from "@/lib/env";
import { getInvoicePage } from "@/lib/features/budget/queries-abilities";
import { MOST_FILE_BYTES, readEmbeddedInvoice } from "@/lib/files/embedded-invoice";
import { openStored } from "@/lib/files/storage";
import type { Reading } from "@/lib/http/reading";

/** An invoice, and what its file says of itself where it says otherwise than what was typed; `null` when it is not here. */
export async function readInvoice(
  reading: Reading<ProjectScope>,
  code: string,
): Promise<Awaited<ReturnType<typeof getInvoicePage>>> {
  const page = await getInvoicePage(reading, code);
  const file = page?.view.file ?? null;
  if (page === null || file === null || file.bytes > MOST_FILE_BYTES) return page;
  const { projectId, currency } = reading.scope;
  const opened = await openStored({ root: env().filesDir, projectId, sha256: file.sha256 });
  const said = opened.ok ? readEmbeddedInvoice(await buffer(opened.value.stream)) : null;
  if (said === null) return page;
  const electronic = { profile: said.profile, differences: differencesOf(said, { ...page.view, currency }) };
  return { ...page, view: { ...page.view, electronic } };
}
