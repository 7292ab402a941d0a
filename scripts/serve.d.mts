import type { ChildProcess } from "node:child_process";

export function choosePort(): Promise<number>;
export type Server = {
  readonly child: ChildProcess;
  readonly address: string;
  readonly ended: Promise<number>;
  readonly stop: () => Promise<void>;
};
export function serve(
  program: readonly string[],
  options: {
    readonly port: number;
    readonly env: Readonly<Record<string, string>>;
    /** A file descriptor, or what `spawn` calls it. */
    readonly output?: "inherit" | "ignore" | number;
    readonly seconds?: number;
  },
): Promise<Server>;
