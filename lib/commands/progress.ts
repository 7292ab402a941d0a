import { AsyncLocalStorage } from "node:async_hooks";

/** How far a long act is: what it is doing, and how much of how much is done. Told while it runs; nothing depends on it. */
export type Progress = {
  readonly step: "COMPARING" | "WRITING" | "RECORDING";
  readonly done: number;
  readonly total: number;
};

type Listener = (progress: Progress) => void;

declare global {
  // On the process, since a bundler may give each route its own copy of this file.
  var avalProgress: AsyncLocalStorage<Listener> | undefined;
}

function listeners(): AsyncLocalStorage<Listener> {
  globalThis.avalProgress ??= new AsyncLocalStorage();
  return globalThis.avalProgress;
}

/** Performs work and hears how far it is; for whoever does not ask, nothing is told. */
export function withProgress<T>(listen: Listener, work: () => Promise<T>): Promise<T> {
  return listeners().run(listen, work);
}

/** Tells how far the present act is, to whoever asked. */
export function tellProgress(progress: Progress): void {
  listeners().getStore()?.(progress);
}
