import { z } from "zod";
import { CommandName, commandNames } from "@/lib/domain/policy";

/** A JSON Schema as OpenAPI 3.1 takes it. */
export type JsonSchema = { [key: string]: z.core.util.JSONType };

const Schema: z.ZodType<JsonSchema> = z.record(z.string(), z.json());
const Definitions = z.record(z.string(), Schema);

/** The named schemas of a document, gathered while its parts are written. */
export type Named = Map<string, JsonSchema>;

/** Writes a schema for the wire: named parts go among the named ones, and what zod alone knows is said in words of JSON Schema. */
export function writeSchema(named: Named, schema: z.ZodType, io: "input" | "output"): JsonSchema {
  const written: unknown = z.toJSONSchema(schema, {
    io,
    unrepresentable: "any",
    override: ({ zodSchema, jsonSchema }) => {
      // Frozen in our code; on the wire a list is a list.
      delete jsonSchema.readOnly;
      if (zodSchema === CommandName) Object.assign(jsonSchema, { type: "string", enum: [...commandNames] });
    },
  });
  const { $schema: _dialect, $defs, ...rest } = Schema.parse(JSON.parse(JSON.stringify(written)));
  for (const [name, part] of Object.entries(Definitions.parse($defs ?? {}))) {
    if (!isAnything(name)) named.set(name, pointed(part));
  }
  return pointed(rest);
}

/** zod's own recursive "any JSON" has no name of ours. */
function isAnything(name: string): boolean {
  return name.startsWith("__schema");
}

/** The same schema with its references into the named schemas; "any JSON" is an empty schema. */
function pointed(part: JsonSchema): JsonSchema {
  return Schema.parse(point(part));
}

function point(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(point);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value);
  const reference = entries.find(([key]) => key === "$ref")?.[1];
  if (typeof reference === "string") {
    const name = reference.replace("#/$defs/", "");
    const rest = entries.filter(([key]) => key !== "$ref").map(([key, inner]) => [key, point(inner)]);
    return isAnything(name)
      ? Object.fromEntries(rest)
      : { $ref: `#/components/schemas/${name}`, ...Object.fromEntries(rest) };
  }
  return spelled(Object.fromEntries(entries.map(([key, inner]) => [key, point(inner)])));
}

const Keyed = z.looseObject({
  propertyNames: z.object({ enum: z.array(z.string()) }),
  additionalProperties: z.json(),
  required: z.array(z.string()),
});

/** A record whose keys are all known reads better, and to more tools, as an object with these properties. */
function spelled(part: { readonly [key: string]: unknown }): unknown {
  const keyed = Keyed.safeParse(part);
  if (!keyed.success) return part;
  const { propertyNames, additionalProperties, ...rest } = keyed.data;
  const properties = Object.fromEntries(propertyNames.enum.map((name) => [name, additionalProperties]));
  return { ...rest, properties, additionalProperties: false };
}
