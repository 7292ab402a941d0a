import { gzipSync } from "node:zlib";
import type { Target } from "@/scripts/bench/load";

/** Bytes of the script files that a page loads in a browser of today, compressed as servers do at their best. */
export async function scriptBytes({ url, headers = {} }: Target): Promise<number> {
  const page = await (await fetch(url, { headers })).text();
  const files = new Set(
    [...page.matchAll(/<script\b[^>]*>/g)]
      .map(([tag]) => tag)
      .filter((tag) => !/\bnomodule\b/i.test(tag))
      .flatMap((tag) => /\bsrc="([^"]+)"/.exec(tag)?.[1] ?? []),
  );
  let bytes = 0;
  for (const file of files) {
    const script = Buffer.from(await (await fetch(new URL(file, url))).arrayBuffer());
    bytes += gzipSync(script, { level: 9 }).length;
  }
  return bytes;
}
