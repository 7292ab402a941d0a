import { isLocale } from "@/lib/text/locale";
import { textFile } from "@/lib/text/text-file";

type Context = { readonly params: Promise<{ locale: string; hash: string }> };

/**
 * The texts of client parts in a language: the same for everybody, so kept for ever under the hash of their content.
 * A page of another version of Aval (while one is being replaced) is given the texts of this one, to keep for no time.
 */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { locale, hash } = await params;
  if (!isLocale(locale)) return new Response(null, { status: 404, headers: { "Cache-Control": "no-store" } });
  const file = await textFile(locale);
  return new Response(file.body, {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Cache-Control": hash === file.hash ? "public, max-age=31536000, immutable" : "no-store",
    },
  });
}
