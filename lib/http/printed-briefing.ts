import type { ProjectScope } from "@/lib/auth/scope";
import { getBriefing } from "@/lib/features/briefing/queries";
import type { Inside } from "@/lib/http/api/inside";
import { tellBriefing } from "@/lib/http/tell-briefing";
import { writeBriefingPdf } from "@/lib/pdf/briefing-pdf";

/** The briefing of a project as a document of one page: what its reader may read, in their language. */
export async function briefingPdfOf({
  tx,
  scope,
  now,
  caller,
}: Inside<ProjectScope>): Promise<Uint8Array<ArrayBuffer>> {
  return writeBriefingPdf(tellBriefing(await getBriefing(tx, scope, now), caller.locale), caller.locale);
}
