/** A part of a text beside another: in both, only in the later one, only in the earlier one. */
export type DifferencePart = { readonly kind: "SAME" | "ADDED" | "REMOVED"; readonly text: string };

/** The earlier text, out of what differs. */
export function textBefore(parts: readonly DifferencePart[]): string {
  return joined(parts, "ADDED");
}

/** The later text, out of what differs. */
export function textAfter(parts: readonly DifferencePart[]): string {
  return joined(parts, "REMOVED");
}

function joined(parts: readonly DifferencePart[], without: DifferencePart["kind"]): string {
  return parts
    .filter(({ kind }) => kind !== without)
    .map(({ text }) => text)
    .join("");
}

const opposite = { SAME: "SAME", ADDED: "REMOVED", REMOVED: "ADDED" } as const;

/** The same difference read the other way round: what was added is what would be taken away. */
export function inverse(parts: readonly DifferencePart[]): readonly DifferencePart[] {
  return smoothed(parts.map(({ kind, text }) => ({ kind: opposite[kind], text })));
}

/**
 * A difference as people read it: what was taken away comes before what took its place, neighbours of a kind are one,
 * and a blank between two changes belongs to both, so that a reworded phrase is one change instead of one per word.
 */
export function smoothed(parts: readonly DifferencePart[]): readonly DifferencePart[] {
  const found: DifferencePart[] = [];
  let [same, removed, added] = ["", "", ""];
  const close = (): void => {
    if (removed !== "") found.push({ kind: "REMOVED", text: removed });
    if (added !== "") found.push({ kind: "ADDED", text: added });
    [removed, added] = ["", ""];
  };
  for (const [place, { kind, text }] of parts.entries()) {
    if (text === "") continue;
    const between = removed !== "" && added !== "" && text.trim() === "" && place < parts.length - 1;
    if (kind === "SAME" && !between) {
      close();
      same += text;
      continue;
    }
    if (same !== "") found.push({ kind: "SAME", text: same });
    same = "";
    if (kind !== "ADDED") removed += text;
    if (kind !== "REMOVED") added += text;
  }
  close();
  if (same !== "") found.push({ kind: "SAME", text: same });
  return found;
}

/** How a requirement differs from one set to another. */
export const differenceKinds = ["ADDED", "REMOVED", "CHANGED"] as const;
export type DifferenceKind = (typeof differenceKinds)[number];

/** A requirement as a set holds it. */
export type HeldVersion = { readonly code: string; readonly version: number };

/** How many requirements two sets have in common, and how many differ in which way. */
export type DifferenceCounts = {
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
  readonly same: number;
};

/** How a requirement differs; `null` when both sets hold the same text of it. */
export function differenceOf(before: number | null, after: number | null): DifferenceKind | null {
  if (before === after) return null;
  if (before === null) return "ADDED";
  return after === null ? "REMOVED" : "CHANGED";
}

/** Counts what differs between two sets, in whatever order they come. */
export function compareSets(before: readonly HeldVersion[], after: readonly HeldVersion[]): DifferenceCounts {
  const old = new Map(before.map(({ code, version }) => [code, version]));
  const present = new Map(after.map(({ code, version }) => [code, version]));
  const kinds = [...new Set([...old.keys(), ...present.keys()])].map((code) =>
    differenceOf(old.get(code) ?? null, present.get(code) ?? null),
  );
  const count = (wanted: DifferenceKind | null): number => kinds.filter((kind) => kind === wanted).length;
  return { added: count("ADDED"), removed: count("REMOVED"), changed: count("CHANGED"), same: count(null) };
}

/** Two things told one beside the other: one that is new has no `before`, one that is gone no `after`. */
export type Pair<T> = { readonly before: T | null; readonly after: T | null };

/**
 * Pairs the lines of two lists so that they can be told one beside the other: those with the same name, then those with
 * the same words, then the others in their order. The later list gives the order; what is gone comes last.
 */
export function paired<T>(
  before: readonly T[],
  after: readonly T[],
  { nameOf, wordsOf }: { readonly nameOf: (item: T) => string; readonly wordsOf: (item: T) => string },
): readonly Pair<T>[] {
  const left = new Set(before);
  const found = new Map<T, T>();
  const match = (agree: (old: T, present: T) => boolean): void => {
    for (const present of after) {
      if (found.has(present)) continue;
      const old = [...left].find((one) => agree(one, present));
      if (old === undefined) continue;
      found.set(present, old);
      left.delete(old);
    }
  };
  match((old, present) => nameOf(present) !== "" && nameOf(old) === nameOf(present));
  match((old, present) => wordsOf(old) === wordsOf(present));
  match((old, present) => nameOf(old) === "" && nameOf(present) === "");
  return [
    ...after.map((present) => ({ before: found.get(present) ?? null, after: present })),
    ...[...left].map((old) => ({ before: old, after: null })),
  ];
}
