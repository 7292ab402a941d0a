/**
 * What a room looks like to one circle of viewers: numbered by the register, and cut into parts, each as its JSON text.
 * `isExact`: nothing was recorded while it was read; else it may show more than its number says.
 */
export type Shown = {
  readonly seq: number;
  readonly isExact: boolean;
  readonly parts: ReadonlyMap<string, string>;
};

const encoder = new TextEncoder();
/** Everybody of a circle was shown the same: what changed since is written once for all of them. */
const changes = new WeakMap<Shown, WeakMap<Shown, Uint8Array>>();
const wholes = new WeakMap<Shown, Uint8Array>();

/** Bytes of what is written. */
export function byteLength(bytes: Uint8Array): number {
  return bytes.byteLength;
}

/**
 * All of it, as an event; `null` for whoever has that very number already. What may show more than its number is sent: the act
 * that it shows ahead would not be told again when its own number comes.
 */
export function whole(latest: Shown, known: number | null): Uint8Array | null {
  if (known === latest.seq && latest.isExact) return null;
  const bytes = wholes.get(latest) ?? written(latest.seq, "room", latest.parts, []);
  wholes.set(latest, bytes);
  return bytes;
}

/** What is other than before, as an event; when nothing that is shown has changed, the number alone, which tells nobody anything. */
export function change(before: Shown, latest: Shown): Uint8Array {
  const known = changes.get(latest) ?? new WeakMap<Shown, Uint8Array>();
  changes.set(latest, known);
  const told = known.get(before) ?? compare(before, latest);
  known.set(before, told);
  return told;
}

function compare(before: Shown, latest: Shown): Uint8Array {
  const changed = new Map([...latest.parts].filter(([name, text]) => before.parts.get(name) !== text));
  const gone = [...before.parts.keys()].filter((name) => !latest.parts.has(name));
  if (changed.size > 0 || gone.length > 0) return written(latest.seq, "change", changed, gone);
  return encoder.encode(`id: ${latest.seq}\n\n`);
}

function written(
  seq: number,
  event: "room" | "change",
  parts: ReadonlyMap<string, string>,
  gone: readonly string[],
): Uint8Array {
  const texts = [...parts].map(([name, text]) => `${JSON.stringify(name)}:${text}`);
  return encoder.encode(
    `id: ${seq}\nevent: ${event}\ndata: {"parts":{${texts.join(",")}},"gone":${JSON.stringify(gone)}}\n\n`,
  );
}
