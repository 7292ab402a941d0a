/** Pure drawing of the seal. Lengths are in the units of a 200 x 200 view box, angles in radians. */

const turn = 2 * Math.PI;
const short = (value: number): string => String(Math.round(value * 100) / 100);

/** A closed path whose radius is given for each angle, sampled finely enough to look smooth. */
function closedPath(radius: (angle: number) => number, samples: number, centre: number): string {
  const points = Array.from({ length: samples }, (_, index) => {
    const angle = (index / samples) * turn - Math.PI / 2;
    const length = radius(angle);
    return `${short(centre + length * Math.cos(angle))} ${short(centre + length * Math.sin(angle))}`;
  });
  return `M${points.join("L")}Z`;
}

/** A scalloped edge: `lobes` waves of amplitude `depth` around `radius`. */
export function scallop(lobes: number, radius: number, depth: number, centre: number): string {
  return closedPath((angle) => radius + depth * Math.cos(lobes * (angle + Math.PI / 2)), lobes * 10, centre);
}

/** One guilloché band: a wave drawn once and turned `count` times. */
export type Band = { readonly path: string; readonly turns: readonly number[] };

function band(waves: number, offset: number, amplitude: number, phase: number, count: number): Band {
  return {
    path: closedPath((angle) => offset + amplitude * Math.cos(waves * angle + phase), waves * 12, 100),
    // Shifting the phase by 2πk/m is the same as turning the whole wave by 1/(waves·m) of a circle.
    turns: Array.from({ length: count }, (_, index) => (360 * index) / (waves * count)),
  };
}

/** Everything a seal draws, decided by the first six bytes of a SHA-256 in hexadecimal: same content, same rosette. */
export type SealDrawing = { readonly outer: string; readonly bands: readonly [Band, Band] };

/** Draws the seal of a digest. `large` seals (96 px and more) have 40 lobes and six waves a band, smaller ones 24 and four. */
export function drawSeal(digest: string, large: boolean, ringed: boolean): SealDrawing {
  const byte = (index: number): number => Number.parseInt(digest.slice(index * 2, index * 2 + 2), 16) || 0;
  const count = large ? 6 : 4;
  const reach = ringed ? 0.76 : 1;
  const phase = (index: number): number => (byte(index) / 256) * turn;
  return {
    outer: scallop(large ? 40 : 24, large ? 96.5 : 95, large ? 1.7 : 2.6, 100),
    bands: [
      band(22 + (byte(0) % 9), 78 * reach + 2, (8.5 + byte(1) / 96) * reach, phase(2), count),
      band(9 + (byte(3) % 6), 51 * reach + 4, (11 + byte(4) / 110) * reach, phase(5), count),
    ],
  };
}
