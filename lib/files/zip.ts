import { promisify } from "node:util";
import { crc32, inflateRaw } from "node:zlib";
import { err, ok, type Result } from "@/lib/kernel/result";

const inflate = promisify(inflateRaw);

/** How far an archive may be unpacked: the sum of its entries in bytes, and their number. */
export type ZipLimits = { readonly maxBytes: number; readonly maxEntries: number };

export type ZipRefusal =
  | { readonly kind: "zip-unreadable" }
  | { readonly kind: "zip-too-large"; readonly maxBytes: number };

type Entry = {
  readonly name: string;
  readonly method: number;
  readonly packedSize: number;
  readonly size: number;
  readonly offset: number;
};

/**
 * Unpacks the wanted entries of an archive held in memory. The sizes announced by its directory are added up before
 * anything is unpacked, and no entry may then grow beyond what it announced: an archive cannot fill the memory.
 * Refuses encrypted, ZIP64 and otherwise unusual archives. Format: PKWARE APPNOTE 4.3.
 */
export async function unzip(
  bytes: Uint8Array,
  limits: ZipLimits,
  wanted: (name: string) => boolean,
): Promise<Result<ReadonlyMap<string, Uint8Array>, ZipRefusal>> {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const directory = readDirectory(data, limits.maxEntries);
  if (!directory) return err({ kind: "zip-unreadable" });
  const entries = directory.filter((entry) => wanted(entry.name));
  const announced = entries.reduce((sum, entry) => sum + entry.size, 0);
  if (announced > limits.maxBytes) return err({ kind: "zip-too-large", maxBytes: limits.maxBytes });
  const files = new Map<string, Uint8Array>();
  for (const entry of entries) {
    const content = await unpack(data, entry);
    if (!content || files.has(entry.name)) return err({ kind: "zip-unreadable" });
    files.set(entry.name, content);
  }
  return ok(files);
}

/** Packs files without compression, so that a reader unpacks exactly the bytes that were checked. */
export function zipStored(files: ReadonlyMap<string, Uint8Array>): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of files) {
    const path = Buffer.from(name, "utf8");
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(0x0800, 2);
    shared.writeUInt16LE(0x21, 8);
    shared.writeUInt32LE(crc32(content), 10);
    shared.writeUInt32LE(content.byteLength, 14);
    shared.writeUInt32LE(content.byteLength, 18);
    shared.writeUInt16LE(path.length, 22);
    const local = Buffer.concat([signature(0x04034b50), shared, path, content]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([signature(0x02014b50), Buffer.from([20, 0]), shared, place, path]));
    locals.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.size, 4);
  end.writeUInt16LE(files.size, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, central, signature(0x06054b50), end]);
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function readDirectory(data: Buffer, maxEntries: number): readonly Entry[] | null {
  const end = data.lastIndexOf(signature(0x06054b50));
  if (end < 0 || end + 22 > data.length) return null;
  const count = data.readUInt16LE(end + 10);
  let at = data.readUInt32LE(end + 16);
  if (count > maxEntries) return null;
  const entries: Entry[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > data.length || data.readUInt32LE(at) !== 0x02014b50) return null;
    const nameLength = data.readUInt16LE(at + 28);
    const next = at + 46 + nameLength + data.readUInt16LE(at + 30) + data.readUInt16LE(at + 32);
    const encrypted = (data.readUInt16LE(at + 8) & 1) === 1;
    if (next > data.length || encrypted) return null;
    entries.push({
      name: data.toString("utf8", at + 46, at + 46 + nameLength),
      method: data.readUInt16LE(at + 10),
      packedSize: data.readUInt32LE(at + 20),
      size: data.readUInt32LE(at + 24),
      offset: data.readUInt32LE(at + 42),
    });
    at = next;
  }
  return entries;
}

async function unpack(data: Buffer, entry: Entry): Promise<Uint8Array | null> {
  if (entry.offset + 30 > data.length || data.readUInt32LE(entry.offset) !== 0x04034b50) return null;
  const start = entry.offset + 30 + data.readUInt16LE(entry.offset + 26) + data.readUInt16LE(entry.offset + 28);
  const end = start + entry.packedSize;
  if (end > data.length) return null;
  const packed = data.subarray(start, end);
  if (entry.method === 0) return packed.length === entry.size ? packed : null;
  if (entry.method !== 8) return null;
  // zlib wants a limit of at least one byte.
  const content = await inflate(packed, { maxOutputLength: Math.max(entry.size, 1) }).catch(() => null);
  return content?.length === entry.size ? content : null;
}
