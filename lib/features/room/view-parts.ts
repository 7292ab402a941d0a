/** What stands behind the name of a list that is sent item by item: the ids of its items, in order. */
const listMark = "#";

/**
 * Cuts a view into what is sent apart: each of its fields, and of a list whose items have ids each item, so that one note
 * that changes does not send all others again. Texts are JSON.
 */
export function cutIntoParts(view: object): ReadonlyMap<string, string> {
  const parts = new Map<string, string>();
  for (const [name, value] of Object.entries(view)) {
    const ids = idsOf(value);
    if (ids === null) parts.set(name, JSON.stringify(value));
    else {
      parts.set(`${name}${listMark}`, JSON.stringify(ids.map(({ id }) => id)));
      for (const { id, item } of ids) parts.set(`${name}/${id}`, JSON.stringify(item));
    }
  }
  return parts;
}

/** The items of a list by their ids; `null` of anything else, and of a list in which two have the same. */
function idsOf(value: unknown): readonly { readonly id: string; readonly item: unknown }[] | null {
  if (!Array.isArray(value)) return null;
  const items = value.flatMap((item: unknown) => {
    const id: unknown = typeof item === "object" && item !== null ? Reflect.get(item, "id") : undefined;
    return typeof id === "string" ? [{ id, item }] : [];
  });
  const isWhole = items.length === value.length && new Set(items.map(({ id }) => id)).size === items.length;
  return isWhole ? items : null;
}

/** What a stream sends: parts by name, parsed, and the names of those that are no more. */
export type SentParts = { readonly parts: Readonly<Record<string, unknown>>; readonly gone: readonly string[] };

/** The parts after what was sent; a whole room replaces everything. */
export function withSent(
  before: ReadonlyMap<string, unknown>,
  { parts, gone }: SentParts,
  isWhole: boolean,
): ReadonlyMap<string, unknown> {
  const after = new Map(isWhole ? [] : before);
  for (const name of gone) after.delete(name);
  for (const [name, value] of Object.entries(parts)) after.set(name, value);
  return after;
}

/** Puts the parts together again, as name and value. What has not changed is the same object as before. */
export function joinParts(parts: ReadonlyMap<string, unknown>): readonly (readonly unknown[])[] {
  return [...parts].flatMap(([name, value]): readonly (readonly unknown[])[] => {
    if (name.includes("/")) return [];
    if (!name.endsWith(listMark)) return [[name, value]];
    const list = name.slice(0, -listMark.length);
    const ids = Array.isArray(value) ? value.map(String) : [];
    return [[list, ids.map((id) => parts.get(`${list}/${id}`)).filter((item) => item !== undefined)]];
  });
}
