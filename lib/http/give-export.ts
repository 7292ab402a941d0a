import { getLocale, getTranslations } from "next-intl/server";
import { currentActor } from "@/lib/auth/current";
import { downloadHeaders } from "@/lib/files/download";
import type { Caller } from "@/lib/http/api/caller";
import { readInside } from "@/lib/http/api/inside";
import { exportedFile } from "@/lib/http/exported-file";
import { ProjectCode } from "@/lib/http/to-route";

/** Under a session there is no token: the person reads what they may read, in this project. */
const bySession = { tokenId: "", access: "READ", projects: null } as const;

/**
 * Gives a list or the specification as a file, under the filters of its screen and in the reader's language, to who may
 * read it there. To anybody else, and where there is no such file, it is not found.
 */
export async function giveExport(
  request: Request,
  at: { readonly code: string; readonly file: string },
): Promise<Response> {
  const missing = new Response(null, { status: 404, headers: { "Cache-Control": "private, no-store" } });
  const [actor, locale] = await Promise.all([currentActor(), getLocale()]);
  if (actor === null || !ProjectCode.safeParse(at.code).success) return missing;
  const caller: Caller = { actor, grant: bySession, locale: locale === "fr" ? "fr" : "en" };
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const given = await readInside(caller, at.code, (inside) => exportedFile(inside, at.file, query));
  if (given === null) return missing;
  if (given === "too-long") {
    const t = await getTranslations("exports");
    return new Response(t("tooLong"), { status: 422, headers: { "Content-Type": "text/plain; charset=utf-8" } });
  }
  const { bytes, name, mediaType } = given;
  return new Response(bytes, { headers: downloadHeaders({ name, mediaType, size: bytes.byteLength }) });
}
