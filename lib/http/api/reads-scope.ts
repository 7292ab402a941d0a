import { z } from "zod";
import { type ScopePoint, storyPriorities } from "@/lib/domain/scope-story";
import { getScopeStory } from "@/lib/features/scope/queries";
import { nothing, projectRead, type ReadOperation } from "@/lib/http/api/define-read";
import { At, many } from "@/lib/http/api/fields";

const Point = z
  .strictObject({
    at: At,
    kind: z.enum(["BASELINE", "ORDER"]),
    baseline: z.int().nullable(),
    order: z.string().nullable().describe("Null for a baseline, and for an order of another agency."),
    added: z.int().nullable(),
    removed: z.int().nullable(),
    changed: z.int().nullable(),
    counts: z
      .record(z.enum(storyPriorities), z.int())
      .describe("How many requirements of each priority, from there on."),
    total: z.int(),
    cents: z.int().nullable().describe("What the order costs, before tax; null where it is none or not yours to know."),
    priceCents: z.int().nullable().describe("The initial price and every order known to you, before tax."),
  })
  .meta({ id: "ScopePoint" });

function pointBody({ fact, counts, total, priceCents }: ScopePoint): z.input<typeof Point> {
  const of = { at: fact.at, kind: fact.kind, counts, total, priceCents };
  if (fact.kind === "BASELINE")
    return { ...of, baseline: fact.number, order: null, added: null, removed: null, changed: null, cents: null };
  const { added, removed, changed, order } = fact;
  return { ...of, baseline: null, order: order?.code ?? null, added, removed, changed, cents: order?.cents ?? null };
}

const scope = projectRead({
  id: "getScopeStory",
  path: "/projects/{code}/scope",
  tag: "Baselines",
  summary: "What happened to the scope",
  description: "Requirements by priority and price, from the first baseline on, with each order as a step.",
  params: nothing,
  query: nothing,
  answer: z.strictObject({
    initialPriceCents: z.int().nullable(),
    partial: z.boolean().describe("Some orders have a price that is not yours to know."),
    points: many(Point),
  }),
  read: async ({ tx, scope }) => {
    const { initialPriceCents, partial, points } = await getScopeStory(tx, scope);
    return { initialPriceCents, partial, points: points.map(pointBody) };
  },
});

/** The story of a scope. */
export const scopeReads: readonly ReadOperation[] = [scope];
