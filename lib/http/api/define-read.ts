import { z } from "zod";
import type { PersonScope, ProjectScope } from "@/lib/auth/scope";
import type { Inside } from "@/lib/http/api/inside";

/** What is asked, once its parts are checked: the values of the address, and those after the question mark. */
type Asked = { readonly params: unknown; readonly query: unknown };

/** One GET of the API: its address, what may be asked, what it answers, and how that is read. Its route and its OpenAPI entry are derived from it. */
export type ReadOperation = {
  /** The operationId. */
  readonly id: string;
  /** Below /api/v1, with its parameters in braces: `/projects/{code}/requirements/{requirement}`. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly description: string;
  /** The parameters of the address, beside the code of the project. */
  readonly params: z.ZodObject;
  readonly query: z.ZodObject;
  readonly answer: z.ZodType;
  /** The media type of an answer that is a file; `null` for JSON. */
  readonly media: string | null;
  /** True for what touches the person's account: out of reach for a token of listed projects. */
  readonly own: boolean;
  readonly inProject: ((inside: Inside<ProjectScope>, asked: Asked) => Promise<unknown>) | null;
  readonly outside: ((inside: Inside<PersonScope>, asked: Asked) => Promise<unknown>) | null;
};

type Definition<S, P extends z.ZodObject, Q extends z.ZodObject, A extends z.ZodType> = {
  readonly id: string;
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly description: string;
  readonly params: P;
  readonly query: Q;
  readonly answer: A;
  readonly media?: string;
  /** `null` is *not found*. */
  readonly read: (inside: Inside<S>, query: z.output<Q>, params: z.output<P>) => Promise<z.input<A> | null>;
};

/** Nothing is asked. */
export const nothing = z.object({});

/** Defines a read in a project. */
export function projectRead<P extends z.ZodObject, Q extends z.ZodObject, A extends z.ZodType>(
  definition: Definition<ProjectScope, P, Q, A>,
): ReadOperation {
  const { described, ask } = split(definition);
  return { ...described, own: false, inProject: ask, outside: null };
}

/** Defines a read beside every project: `own` when it is the person's account, else it keeps to the projects of the token. */
export function personRead<P extends z.ZodObject, Q extends z.ZodObject, A extends z.ZodType>({
  own,
  ...definition
}: Definition<PersonScope, P, Q, A> & { readonly own: boolean }): ReadOperation {
  const { described, ask } = split(definition);
  return { ...described, own, inProject: null, outside: ask };
}

/** What is said of a read, and the reading itself, of a query and parameters that are checked first. */
function split<S, P extends z.ZodObject, Q extends z.ZodObject, A extends z.ZodType>(
  definition: Definition<S, P, Q, A>,
) {
  const { read, media = null, ...rest } = definition;
  const ask = (inside: Inside<S>, asked: Asked): Promise<unknown> =>
    read(inside, rest.query.parse(asked.query), rest.params.parse(asked.params));
  return { described: { ...rest, media }, ask };
}

/** How a list is paged: after which item, and how many. */
export const paging = {
  limit: z.coerce.number().int().min(1).max(100).default(25).describe("How many items at most."),
} as const;

/** A page of a list: its items, and what to ask `after` for the next one (`null` on the last page). */
export function pageOf<T extends z.ZodType>(
  item: T,
): z.ZodObject<{ items: z.ZodArray<T>; next: z.ZodNullable<z.ZodString> }> {
  return z.strictObject({
    items: z.array(item),
    next: z.string().nullable().describe("What to ask `after` for the next page; null on the last one."),
  });
}

/** A whole list, whose length is bounded by what a project holds. */
export function listOf<T extends z.ZodType>(item: T): z.ZodObject<{ items: z.ZodArray<T>; next: z.ZodNull }> {
  return z.strictObject({ items: z.array(item), next: z.null().describe("Null: the list is whole.") });
}
