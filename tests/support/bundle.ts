import { rm } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { build } from "esbuild";

/** A program of ours as one file; `remove` takes it away again. */
export type Bundle = { readonly file: string; readonly remove: () => Promise<void> };

/**
 * Bundles a TypeScript program for processes that are started many times: each then begins in a fifth of the time that
 * reading its sources one by one takes. Packages stay outside, as they are installed.
 */
export async function bundle(program: string): Promise<Bundle> {
  // Beside the packages, where the file finds them.
  const file = resolve("node_modules/.aval-bundles", `${basename(program, ".ts")}-${process.pid}.mjs`);
  await build({
    entryPoints: [program],
    outfile: file,
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    logLevel: "error",
  });
  return { file, remove: () => rm(file) };
}
