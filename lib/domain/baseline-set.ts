/** A requirement as it stood in a set when somebody read it. */
export type ReadItem = { readonly code: string; readonly version: number };

/** The codes that came in, went out, or have another text since a set was read; in alphabetical order. */
export function changedSince(read: readonly ReadItem[], current: readonly ReadItem[]): readonly string[] {
  const before = new Map(read.map(({ code, version }) => [code, version]));
  const after = new Map(current.map(({ code, version }) => [code, version]));
  const codes = new Set([...before.keys(), ...after.keys()]);
  return [...codes].filter((code) => before.get(code) !== after.get(code)).sort();
}
