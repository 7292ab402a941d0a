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
  "2026-07-15",
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

/** A value that a schema of the document accepts: what is shown beside it. */
export function exampleOf(schema: JsonSchema, named: Named): z.core.util.JSONType {
  return z.json().parse(example(schema, named));
}

function example(raw: unknown, named: Named): unknown {
  const node = Node.parse(raw);
  if (node.$ref !== undefined) return example(named.get(node.$ref.split("/").at(-1) ?? "") ?? {}, named);
  if (node.const !== undefined) return node.const;
  if (node.enum !== undefined) return node.enum[0];
  const choice = node.anyOf ?? node.oneOf;
  if (choice !== undefined) return example(choice[0], named);
  if (node.allOf !== undefined) return Object.assign({}, ...node.allOf.map((part) => example(part, named)));
  switch (Array.isArray(node.type) ? node.type[0] : node.type) {
    case "object":
      return Object.fromEntries(
        (node.required ?? []).map((key) => [key, example(node.properties?.[key] ?? {}, named)]),
      );
    case "array":
      return Array.from({ length: Math.max(node.minItems ?? 0, node.items === undefined ? 0 : 1) }, () =>
        example(node.items ?? {}, named),
      );
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

function text({ format, pattern, minLength = 1 }: z.infer<typeof Node>): string {
  const known = format === undefined ? undefined : formats[format];
  if (known !== undefined && (pattern === undefined || new RegExp(pattern, "u").test(known))) return known;
  const fitting = pattern === undefined ? undefined : samples.find((sample) => new RegExp(pattern, "u").test(sample));
  return fitting ?? "Example".repeat(Math.ceil(minLength / 7) || 1);
}
