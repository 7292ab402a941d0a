import { getTranslations } from "next-intl/server";
import { currentActor } from "@/lib/auth/current";
import { abilityTo } from "@/lib/domain/ability";
import type { SheetAnswer } from "@/lib/features/requirement/schema-sheet";
import { sheetLimits, sheetRefusalValues } from "@/lib/features/requirement/sheet";
import { readSheet } from "@/lib/features/requirement/sheet-read";
import { sha256Bytes } from "@/lib/files/digest";
import { bytesWithin } from "@/lib/http/api/body";
import { readProject } from "@/lib/http/reading";
import { ok } from "@/lib/kernel/result";

type Context = { readonly params: Promise<{ code: string }> };

function nameOf(header: string | null): string {
  try {
    return decodeURIComponent(header ?? "");
  } catch {
    return "";
  }
}

/**
 * Reads a CSV, XLSX, Markdown or ReqIF file into headers and rows, for who may import it here: to read one is work.
 * Nothing is kept: the sheet goes back to the person who sent it.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const t = await getTranslations();
  const answer = (body: SheetAnswer, status: number): Response =>
    Response.json(body, { status, headers: { "Cache-Control": "no-store" } });
  if ((await currentActor()) === null) return answer({ ok: false, reasons: [t("act.signedOut")] }, 401);
  if (request.headers.get("sec-fetch-site") === "cross-site")
    return answer({ ok: false, reasons: [t("act.failed")] }, 403);
  const may = await readProject((await params).code, async ({ scope, now }) =>
    abilityTo("requirement.import", scope, now, () => ok(null)),
  );
  if (!may.allowed) return answer({ ok: false, reasons: [t("act.failed")] }, 403);
  const bytes = await bytesWithin(request, sheetLimits.fileBytes);
  if (bytes === null)
    return answer(
      { ok: false, reasons: [t("sheet.refusals.sheet-too-large", { megabytes: sheetLimits.fileBytes / 1_048_576 })] },
      413,
    );
  const sheet = await readSheet({ name: nameOf(request.headers.get("x-file-name")), bytes });
  if (!sheet.ok)
    return answer(
      {
        ok: false,
        reasons: sheet.error.map((refusal) => t(`sheet.refusals.${refusal.kind}`, sheetRefusalValues(refusal))),
      },
      422,
    );
  const { format, headers, rows, beside } = sheet.value;
  const { remarks = [], relations = [], chapters = [] } = beside ?? {};
  const plain = {
    format,
    headers: [...headers],
    rows: rows.map(({ line, cells }) => ({ line, cells: [...cells] })),
    beside: { remarks: [...remarks], relations: [...relations], chapters: [...chapters] },
  };
  return answer({ ok: true, sheet: plain, digest: sha256Bytes(bytes) }, 200);
}
