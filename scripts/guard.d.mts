import type { Server } from "node:http";

export type GuardLimits = {
  readonly headersMs: number;
  readonly requestMs: number;
  readonly windowMs: number;
  readonly bytesPerWindow: number;
};

export function guarded(
  emit: Server["emit"],
  options: { readonly url: string; readonly limits?: GuardLimits },
): Server["emit"];
