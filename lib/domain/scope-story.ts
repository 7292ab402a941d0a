import type { Instrument } from "@/lib/domain/change-price";
import type { Priority } from "@/lib/domain/requirement-content";
import type { Instant } from "@/lib/kernel/instant";

/** The priorities as the story counts them, from what must be to what bears none. */
export const storyPriorities = ["MUST", "SHOULD", "COULD", "WONT", "NONE"] as const;
export type StoryPriority = (typeof storyPriorities)[number];

/** How many requirements of each priority. */
export type ScopeCounts = Readonly<Record<StoryPriority, number>>;

/** Nothing yet. */
export const noScope: ScopeCounts = { MUST: 0, SHOULD: 0, COULD: 0, WONT: 0, NONE: 0 };

/** The place of a requirement in the story. */
export function storyPriority(priority: Priority | null): StoryPriority {
  return priority ?? "NONE";
}

/** How many in all. */
export function scopeTotal(counts: ScopeCounts): number {
  return storyPriorities.reduce((sum, priority) => sum + counts[priority], 0);
}

/** A fact that changed the scope: a set that was signed, or an order that was contracted. Cents before tax. */
export type ScopeFact =
  | {
      readonly kind: "BASELINE";
      readonly at: Instant;
      readonly number: number;
      readonly record: string;
      /** All that the set holds. */
      readonly counts: ScopeCounts;
    }
  | {
      readonly kind: "ORDER";
      readonly at: Instant;
      /** `null`: an order of another agency, whose number and price are not for the reader. */
      readonly order: {
        readonly code: string;
        /** The number of what was signed. */
        readonly record: string;
        readonly instrument: Exclude<Instrument, "DECISION">;
        readonly cents: number;
        readonly days: number;
      } | null;
      /** What came in, by the priority that it bears; what went out or was replaced, by the one that it bore. */
      readonly came: ScopeCounts;
      readonly went: ScopeCounts;
      readonly added: number;
      readonly removed: number;
      readonly changed: number;
    };

/** A step of the story: the fact, and how much is promised and at what price from there on. */
export type ScopePoint = {
  readonly fact: ScopeFact;
  readonly counts: ScopeCounts;
  readonly total: number;
  /** What was added less what was removed by this step. */
  readonly growth: number;
  /** The initial price and every order known to the reader; `null` while no price was said. */
  readonly priceCents: number | null;
};

/** The story of a scope, from its first signed set. */
export type ScopeStory = {
  readonly points: readonly ScopePoint[];
  readonly initialPriceCents: number | null;
  /** Some orders have a price that the reader does not know. */
  readonly partial: boolean;
};

function plus(counts: ScopeCounts, came: ScopeCounts, went: ScopeCounts): ScopeCounts {
  const count = (priority: StoryPriority): number => counts[priority] + came[priority] - went[priority];
  return {
    MUST: count("MUST"),
    SHOULD: count("SHOULD"),
    COULD: count("COULD"),
    WONT: count("WONT"),
    NONE: count("NONE"),
  };
}

/**
 * Tells what became of a scope: each signed set says what it holds, each order what it adds, takes out, changes and costs.
 * It begins with the first set: what was ordered before there was one changed nothing that was promised.
 */
export function scopeStory(facts: readonly ScopeFact[], initialPriceCents: number | null): ScopeStory {
  const ordered = facts.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const told = ordered.slice(
    Math.max(
      0,
      ordered.findIndex(({ kind }) => kind === "BASELINE"),
    ),
  );
  const points: ScopePoint[] = [];
  let [counts, priceCents] = [noScope, initialPriceCents];
  for (const fact of told.some(({ kind }) => kind === "BASELINE") ? told : []) {
    const before = scopeTotal(counts);
    counts = fact.kind === "BASELINE" ? fact.counts : plus(counts, fact.came, fact.went);
    if (fact.kind === "ORDER" && fact.order !== null && priceCents !== null) priceCents += fact.order.cents;
    const total = scopeTotal(counts);
    points.push({ fact, counts, total, growth: total - before, priceCents });
  }
  const partial = points.some(({ fact }) => fact.kind === "ORDER" && fact.order === null);
  return { points, initialPriceCents, partial };
}
