type Line = { readonly milestone: string | null; readonly netCents: number };
type Bill = {
  readonly number: string;
  readonly issuedOn: string;
  readonly dueOn: string;
  readonly regime: "FR_20";
  readonly fileId: null;
  readonly lines: readonly Line[];
};

/** An invoice of 1 June 2026 for these lines, due a month later, with French tax at 20 %. */
export function billFor(lines: readonly Line[]): Bill {
  return { number: "2026-041", issuedOn: "2026-06-01", dueOn: "2026-07-01", regime: "FR_20", fileId: null, lines };
}
