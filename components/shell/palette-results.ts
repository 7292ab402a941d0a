import { z } from "zod";
import type { PaletteGroup } from "@/components/shell/shell-view";

const PaletteAnswer = z.object({
  groups: z.array(
    z.object({
      heading: z.string(),
      items: z.array(
        z.object({
          key: z.string(),
          label: z.string(),
          href: z.string().regex(/^\/(?!\/)/),
          detail: z.string().optional(),
          words: z.array(z.string()).optional(),
          shortcut: z.string().optional(),
        }),
      ),
    }),
  ),
});

/** Asks the search address; throws when it does not answer or answers something else. Links must stay on this site. */
export async function searchPalette(url: string, query: string, signal: AbortSignal): Promise<readonly PaletteGroup[]> {
  const answer = await fetch(`${url}?${new URLSearchParams({ q: query })}`, {
    signal,
    headers: { accept: "application/json" },
  });
  if (!answer.ok) throw new Error(`Search answered ${answer.status}`);
  return PaletteAnswer.parse(await answer.json()).groups.map((group) => ({
    heading: group.heading,
    items: group.items.map(({ words, ...item }) => ({ ...item, ...(words === undefined ? {} : { words }) })),
  }));
}
