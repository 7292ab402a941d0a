/** An operation of the API in a list. */
export type OperationLine = {
  readonly id: string;
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly summary: string;
};

/** A part of the API with its operations. */
export type OperationGroup = {
  readonly tag: string;
  readonly description: string;
  readonly operations: readonly OperationLine[];
};

/** A field of a request or of an answer: its place in dots, its type in words. */
export type FieldLine = {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly description: string;
};

/** Something sent or answered: its media type, its fields, an example as it is written. */
export type ContentView = {
  readonly media: string;
  readonly fields: readonly FieldLine[];
  readonly example: string | null;
};

/** One operation, whole. */
export type OperationView = OperationLine & {
  readonly tag: string;
  readonly description: string;
  readonly parameters: readonly (FieldLine & { readonly place: string })[];
  readonly body: ContentView | null;
  readonly answer: (ContentView & { readonly status: string }) | null;
  readonly statuses: readonly { readonly status: string; readonly description: string }[];
  readonly curl: string;
};

/** A kind of problem, told. */
export type ProblemLine = {
  readonly code: string;
  readonly status: number;
  readonly title: string;
  readonly detail: string;
};

/** The page of an operation. */
export function operationHref(id: string): string {
  return `/docs/api/${id}`;
}
