import { z } from "zod";
import { exampleOf } from "@/lib/http/api/example";

/** An input that a command's own schema accepts in form: what a stranger with the API description would send. */
export function exampleInput(schema: z.ZodType): unknown {
  return exampleOf(inputOf(schema), new Map(), "least");
}

/** The same with every field that may be left out and something in every list, so that no id stays unsaid. */
export function fullInput(schema: z.ZodType): unknown {
  return exampleOf(inputOf(schema), new Map(), "all");
}

function inputOf(schema: z.ZodType): Record<string, z.core.util.JSONType> {
  const plain: unknown = JSON.parse(JSON.stringify(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" })));
  return z.record(z.string(), z.json()).parse(plain);
}
