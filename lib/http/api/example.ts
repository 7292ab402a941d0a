import { z } from "zod";
import type { JsonSchema, Named } from "@/lib/http/api/json-schema";

const Node = z.looseObject({
  $ref: z.string().optional(),
  type: z.union([z.string(), z.array(z.string())]).optional(),
  const: z.json().optional(),
  enum: z.array(z.json()).optional(),
  format: z.string().optional(),
  pattern: z.string().optional(),
  minLength: z.number().optional(),
  minimum: z.number().optional(),
  exclusiveMinimum: z.number().optional(),
  minItems: z.number().optional(),
  required: z.array(z.string()).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  items: z.unknown().optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
  allOf: z.array(z.unknown()).optional(),
});

/** Strings that people of the field write, for the patterns of codes, days, instants and digests. */
const samples = [
  "a".repeat(64),
  "EX-001",
  "J1",
  "R-J1-01",
  "Q-001",
  "FDE-001",
  "DEL-01",
  "ENG-001",
  "MED-001",
  "LIT-001",
  "INS-01",
  "COM-001",
  "D-2026-001",
  "AVIS-001",
  "DA-001",
  "RSQ-001",
  "ACT-001",
  "FA-001",
  "PEN-01",
  "C-001",
  "AV-001",
  "BC-001",
  "FA-001",
  "PEN-01",
  "PV-2026-001",
  "2026-07-15",
  "2026-07-15T12:00",
  "2026-07-15T22:00:00.000Z",
  "milestone:J1",
  "jeanne@example.test",
  "text/plain",
  "https://example.test/",
  "0190b3c8-7a2e-7c1d-9b1e-0123456789ab",
  "A".repeat(43),
  "Example",
];

const formats: Readonly<Record<string, string>> = {
  uuid: "0190b3c8-7a2e-7c1d-9b1e-0123456789ab",
  date: "2026-07-15",
  "date-time": "2026-07-15T22:00:00.000Z",
  email: "jeanne@example.test",
  uri: "https://example.test/",
};

/**
 * How much an example says: `least` is what may not be left out, `shown` has something in every list too, `all` has
 * also what may be left out.
 */
type Extent = "least" | "shown" | "all";

/** A value that a schema accepts in form; `named` are the schemas that it refers to by name. */
export function exampleOf(schema: JsonSchema, named: Named, extent: Extent = "shown"): z.core.util.JSONType {
  return z.json().parse(example(schema, named, extent));
}

function example(raw: unknown, named: Named, extent: Extent): unknown {
  const node = Node.parse(raw);
  const inner = (part: unknown): unknown => example(part ?? {}, named, extent);
  if (node.$ref !== undefined) return inner(named.get(node.$ref.split("/").at(-1) ?? ""));
  if (node.const !== undefined) return node.const;
  if (node.enum !== undefined) return node.enum[0];
  const choice = node.anyOf ?? node.oneOf;
  if (choice !== undefined) return inner(choice[0]);
  if (node.allOf !== undefined) return Object.assign({}, ...node.allOf.map(inner));
  switch (Array.isArray(node.type) ? node.type[0] : node.type) {
    case "object":
      return Object.fromEntries(keysOf(node, extent).map((key) => [key, inner(node.properties?.[key])]));
    case "array":
      return Array.from({ length: lengthOf(node, extent) }, () => inner(node.items));
    case "integer":
    case "number":
      return Math.max(node.minimum ?? 1, (node.exclusiveMinimum ?? 0) + 1);
    case "boolean":
      return false;
    case "null":
      return null;
    case "string":
      return text(node);
    default:
      return "Example";
  }
}

function keysOf({ required, properties }: z.infer<typeof Node>, extent: Extent): readonly string[] {
  return extent === "all" ? Object.keys(properties ?? {}) : (required ?? []);
}

function lengthOf({ minItems = 0, items }: z.infer<typeof Node>, extent: Extent): number {
  return Math.max(minItems, extent === "least" || items === undefined ? 0 : 1);
}

function text({ format, pattern, minLength = 1 }: z.infer<typeof Node>): string {
  const known = format === undefined ? undefined : formats[format];
  if (known !== undefined && (pattern === undefined || new RegExp(pattern, "u").test(known))) return known;
  const fitting = pattern === undefined ? undefined : samples.find((sample) => new RegExp(pattern, "u").test(sample));
  return fitting ?? "Example".repeat(Math.ceil(minLength / 7) || 1);
}
