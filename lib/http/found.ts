import { getTranslations } from "next-intl/server";
import { type Found, FoundKind, foundHref } from "@/lib/features/search/view";

/** What was found, in the groups that the palette shows, with headings in the reader's language. Never kept by a cache. */
export async function foundAnswer(found: readonly Found[]): Promise<Response> {
  const t = await getTranslations("search");
  const groups = FoundKind.options.flatMap((kind) => {
    const items = found
      .filter((one) => one.kind === kind)
      .map((one) => {
        const named = kind === "project" || kind === "member";
        return {
          key: `${kind} ${one.project} ${one.code}`,
          label: kind === "project" ? one.label : one.code,
          href: foundHref(one),
          ...(kind === "project" ? {} : { detail: one.label }),
          words: named ? [] : [one.label],
        };
      });
    return items.length === 0 ? [] : [{ heading: t(kind), items }];
  });
  return Response.json({ groups }, { headers: { "cache-control": "private, no-store" } });
}

/** Nobody is signed in: the palette says that the search did not answer, and the next page asks to sign in. */
export function signedOutAnswer(): Response {
  return Response.json({ groups: [] }, { status: 401, headers: { "cache-control": "private, no-store" } });
}
