/** A requirement in its place in a chapter; what a baseline locks keeps its place. */
export type Placed = { readonly code: string; readonly position: number; readonly locked: boolean };

/**
 * The new positions when one requirement is put before another of its chapter, or last (`null`): only those that change.
 * What can still move shares the places that it has among itself, so that what is locked stays where it was signed. Before
 * a locked one means before the next that can move. `rows` are a chapter in its order.
 */
export function reorder(
  rows: readonly Placed[],
  code: string,
  before: string | null,
): readonly { readonly code: string; readonly position: number }[] {
  const movable = rows.filter((row) => !row.locked);
  const moved = movable.find((row) => row.code === code);
  if (moved === undefined || before === code) return [];
  const from = before === null ? rows.length : rows.findIndex((row) => row.code === before);
  const next = rows.slice(Math.max(from, 0)).find((row) => !row.locked && row.code !== code);
  const others = movable.filter((row) => row.code !== code);
  const at = next === undefined ? others.length : others.indexOf(next);
  const order = [...others.slice(0, at), moved, ...others.slice(at)];
  return order.flatMap((row, index) => {
    const position = movable[index]?.position ?? row.position;
    return position === row.position ? [] : [{ code: row.code, position }];
  });
}
