/** A place in a grid: the row (−1 for the heads) and the column, counted from nought. */
export type Place = { readonly row: number; readonly column: number };

/** Rows that a page of the keyboard goes over. */
const pageOfRows = 10;

const rowSteps: ReadonlyMap<string, number> = new Map([
  ["ArrowDown", 1],
  ["ArrowUp", -1],
  ["PageDown", pageOfRows],
  ["PageUp", -pageOfRows],
]);
const columnSteps: ReadonlyMap<string, number> = new Map([
  ["ArrowRight", 1],
  ["ArrowLeft", -1],
]);

type Size = {
  readonly rows: number;
  readonly columns: number;
  /** The column whose head can be acted on; −1 when there is none. */
  readonly headed: number;
};

/**
 * Where a key leads in a grid, as the grid pattern of WAI-ARIA has it: arrows go by one and stop at the edges, Home and
 * End to the ends of the row, with Ctrl to the first and the last row. `null` for any other key.
 */
export function gridStep(key: string, ctrl: boolean, { row, column }: Place, size: Size): Place | null {
  const within = (value: number, most: number): number => Math.max(0, Math.min(most - 1, value));
  const down = ctrl ? undefined : rowSteps.get(key);
  if (down !== undefined) {
    const toHead = row === 0 && key === "ArrowUp" && column === size.headed;
    return { row: toHead ? -1 : within(row + down, size.rows), column };
  }
  const across = ctrl ? undefined : columnSteps.get(key);
  // Of the heads, one alone can be acted on: there is nowhere to go beside it.
  if (across !== undefined) return { row, column: row < 0 ? column : within(column + across, size.columns) };
  if (key !== "Home" && key !== "End") return null;
  const last = key === "End";
  if (ctrl) return { row: last ? size.rows - 1 : 0, column };
  return { row, column: row < 0 ? column : last ? size.columns - 1 : 0 };
}
