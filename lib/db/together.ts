/** What Prisma asks of a request before it sends it: with which others it goes one after the other. */
type BatchBy = (request: { readonly transaction?: { readonly kind?: string } }) => string | undefined;

/**
 * Lets the questions of one transaction travel together. Prisma gathers those asked in the same turn and then asks one
 * after the other, each time waiting for the answer; there is no setting for it, so this reaches into the client (whose
 * version is pinned; tests/commands/round-trips.test.ts counts what goes over the wire). Arrays of statements given to
 * `$transaction` stay as they are.
 */
export function askTogether<T extends object>(client: T): T {
  const options = inside(inside(inside(client, "_requestHandler"), "dataloader"), "options");
  const before: unknown = Reflect.get(options, "batchBy");
  if (!isBatchBy(before)) throw new Error("This version of Prisma gathers its questions in another way");
  const batchBy: BatchBy = (request) => (request.transaction?.kind === "itx" ? undefined : before(request));
  Reflect.set(options, "batchBy", batchBy);
  return client;
}

function inside(holder: object, name: string): object {
  const held: unknown = Reflect.get(holder, name);
  if (typeof held !== "object" || held === null) throw new Error(`This version of Prisma has no ${name}`);
  return held;
}

function isBatchBy(value: unknown): value is BatchBy {
  return typeof value === "function";
}
