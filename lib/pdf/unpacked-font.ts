import { inflateSync } from "node:zlib";

const woffSignature = 0x774f4646;
const headerBytes = { woff: 44, sfnt: 12 } as const;
const entryBytes = { woff: 20, sfnt: 16 } as const;

/**
 * The plain font (sfnt) that a WOFF 1.0 file packs (W3C, 2012): its tables inflated, in the same order. Done once for each
 * cut by Node itself, since the library inflates in JavaScript, again for each document. Throws on any other file.
 */
export function unpackedFont(file: Buffer): Buffer {
  if (file.readUInt32BE(0) !== woffSignature) throw new Error("Not a WOFF file");
  const count = file.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, index) => {
    const at = headerBytes.woff + index * entryBytes.woff;
    const [offset, packed, length] = [file.readUInt32BE(at + 4), file.readUInt32BE(at + 8), file.readUInt32BE(at + 12)];
    const bytes = file.subarray(offset, offset + packed);
    const data = packed < length ? inflateSync(bytes) : bytes;
    return { tag: file.subarray(at, at + 4), checksum: file.subarray(at + 16, at + 20), data };
  });
  const power = Math.floor(Math.log2(count));
  const header = Buffer.alloc(headerBytes.sfnt);
  file.copy(header, 0, 4, 8);
  header.writeUInt16BE(count, 4);
  header.writeUInt16BE(2 ** power * 16, 6);
  header.writeUInt16BE(power, 8);
  header.writeUInt16BE(count * 16 - 2 ** power * 16, 10);
  let offset = headerBytes.sfnt + count * entryBytes.sfnt;
  const directory: Buffer[] = [];
  const body: Buffer[] = [];
  for (const { tag, checksum, data } of tables) {
    const place = Buffer.alloc(8);
    place.writeUInt32BE(offset, 0);
    place.writeUInt32BE(data.byteLength, 4);
    directory.push(tag, checksum, place);
    const padded = Buffer.concat([data, Buffer.alloc((4 - (data.byteLength % 4)) % 4)]);
    body.push(padded);
    offset += padded.byteLength;
  }
  return Buffer.concat([header, ...directory, ...body]);
}
