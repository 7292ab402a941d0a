const longestStem = 28;

/**
 * The code of a project in addresses: its name in plain letters and the last eight hexadecimal digits of its id, so
 * that two projects of the same name never meet and a taken name tells nobody that another project exists.
 */
export function projectCode(name: string, projectId: string): string {
  const plain = name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const stem = plain
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, longestStem)
    .replace(/^-+|-+$/g, "");
  return `${stem === "" ? "projet" : stem}-${projectId.slice(-8)}`;
}

/**
 * Reads an amount as people type it ("186 000", "186 000,50", "186,000.50 €") in cents. `null` when nothing is typed,
 * `undefined` when it is not an amount. The last comma or point followed by one or two digits begins the cents.
 */
export function readCents(typed: string): number | null | undefined {
  const bare = typed.replace(/[\s\u00a0\u202f€$']|EUR|CHF|CAD|HT/gi, "");
  if (bare === "") return null;
  const parts = /^(\d{1,3}(?:[.,]\d{3})+|\d+)(?:[.,](\d{1,2}))?$/.exec(bare);
  if (parts === null) return undefined;
  const cents = Number((parts[1] ?? "").replace(/[.,]/g, "")) * 100 + Number((parts[2] ?? "").padEnd(2, "0"));
  return Number.isSafeInteger(cents) ? cents : undefined;
}

/** The facts of a project that its settings show. */
export type ProjectSettingsView = {
  readonly name: string;
  readonly objective: string;
  readonly code: string;
  readonly status: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly calendar: string;
  readonly language: "fr" | "en";
  readonly initialPriceCents: number | null;
};
