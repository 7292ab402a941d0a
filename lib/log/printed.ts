import { logLine, thrown } from "@/lib/log/log";

/**
 * From now on, what a library prints goes to the log as one line without its words: errors are printed with their
 * messages, and a message may quote what somebody typed. The log stays JSON from its first line to its last.
 */
export function logWhatIsPrinted(): void {
  const quiet =
    (level: "debug" | "warn" | "error") =>
    (...said: readonly unknown[]): void => {
      const errors = said.filter((one) => one instanceof Error).flatMap((error) => thrown(error));
      logLine(level, "printed", errors.length === 0 ? {} : { errors: errors.slice(0, 5) });
    };
  console.log = quiet("debug");
  console.info = quiet("debug");
  console.debug = quiet("debug");
  console.warn = quiet("warn");
  console.error = quiet("error");
}
