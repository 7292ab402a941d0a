import { z } from "zod";

const Node = z.looseObject({
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
  "PV-2026-001",
  "2026-07-15",
  "2026-07-15T22:00:00.000Z",
  "milestone:J1",
  "jeanne@example.test",
  "text/plain",
  "https://example.test/",
  "0190b3c8-7a2e-7c1d-9b1e-0123456789ab",
  "exemple",
];

const formats: Record<string, string> = {
  uuid: "0190b3c8-7a2e-7c1d-9b1e-0123456789ab",
  date: "2026-07-15",
  "date-time": "2026-07-15T22:00:00.000Z",
  email: "jeanne@example.test",
  uri: "https://example.test/",
};

/** An input that a command's own schema accepts in form: what a stranger with the API description would send. */
export function exampleInput(schema: z.ZodType): unknown {
  return example(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }), false);
}

/** The same with every field that may be left out and something in every list, so that no id stays unsaid. */
export function fullInput(schema: z.ZodType): unknown {
  return example(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }), true);
}

function example(raw: unknown, full: boolean): unknown {
  const node = Node.parse(raw);
  if (node.const !== undefined) return node.const;
  if (node.enum !== undefined) return node.enum[0];
  const choice = node.anyOf ?? node.oneOf;
  if (choice !== undefined) return example(choice[0], full);
  if (node.allOf !== undefined) return Object.assign({}, ...node.allOf.map((part) => example(part, full)));
  const type = Array.isArray(node.type) ? node.type[0] : node.type;
  switch (type) {
    case "object":
      return Object.fromEntries(
        (full ? Object.keys(node.properties ?? {}) : (node.required ?? [])).map((key) => [
          key,
          example(node.properties?.[key] ?? {}, full),
        ]),
      );
    case "array":
      return Array.from({ length: Math.max(node.minItems ?? 0, full ? 1 : 0) }, () => example(node.items ?? {}, full));
    case "string":
      return text(node);
    case "integer":
    case "number":
      return Math.max(node.minimum ?? 1, (node.exclusiveMinimum ?? 0) + 1);
    case "boolean":
      return false;
    case "null":
      return null;
    default:
      return "exemple";
  }
}

function text({ format, pattern, minLength = 1 }: z.infer<typeof Node>): string {
  const known = format === undefined ? undefined : formats[format];
  if (known !== undefined && (pattern === undefined || new RegExp(pattern, "u").test(known))) return known;
  const fitting = pattern === undefined ? undefined : samples.find((sample) => new RegExp(pattern, "u").test(sample));
  return fitting ?? "exemple".repeat(Math.ceil(minLength / 7) || 1);
}
