import { type ScopePoint, type ScopeStory, type StoryPriority, storyPriorities } from "@/lib/domain/scope-story";

/** A stretch of the picture: from a step to the next one, or to today. Shares of the whole, 0 to 1. */
export type StoryColumn = {
  readonly point: ScopePoint;
  readonly from: number;
  readonly to: number;
  /** What is promised, from the bottom up. */
  readonly scope: readonly { readonly priority: StoryPriority; readonly share: number }[];
  /** The price from the initial one, and what orders added to it; less than nothing is drawn from the top down. */
  readonly price: { readonly initial: number; readonly added: number } | null;
};

/** The picture of a story: columns over time, each as wide as it lasted, and what their full height stands for. */
export type StoryPicture = {
  readonly columns: readonly StoryColumn[];
  readonly mostCount: number;
  readonly mostCents: number;
};

/** The narrowest a step is drawn, so that two steps of one day are both seen. */
const least = 0.02;

/** Draws a story up to an instant (milliseconds): zero-based, each step as wide as it lasted, never invisible. */
export function pictureOf({ points, initialPriceCents }: ScopeStory, until: number): StoryPicture {
  const starts = points.map(({ fact }) => Date.parse(fact.at));
  const lasted = starts.map((start, place) => Math.max(0, (starts[place + 1] ?? until) - start));
  const whole = lasted.reduce((sum, one) => sum + one, 0);
  const widths = lasted.map((one) => Math.max(least, whole === 0 ? 1 : one / whole));
  const width = widths.reduce((sum, one) => sum + one, 0);
  const mostCount = Math.max(1, ...points.map(({ total }) => total));
  const mostCents = Math.max(1, initialPriceCents ?? 0, ...points.map(({ priceCents }) => priceCents ?? 0));
  let from = 0;
  const columns = points.map((point, place): StoryColumn => {
    const start = from;
    from += (widths[place] ?? 0) / width;
    return {
      point,
      from: start,
      to: from,
      scope: storyPriorities
        .map((priority) => ({ priority, share: point.counts[priority] / mostCount }))
        .filter(({ share }) => share > 0),
      price: priceOf(point.priceCents, initialPriceCents, mostCents),
    };
  });
  return { columns, mostCount, mostCents };
}

function priceOf(cents: number | null, initial: number | null, most: number): StoryColumn["price"] {
  if (cents === null || initial === null) return null;
  const base = Math.max(0, Math.min(initial, cents));
  return { initial: base / most, added: Math.max(0, cents - initial) / most };
}
