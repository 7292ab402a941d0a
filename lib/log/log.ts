import { type DestinationStream, type Logger, pino } from "pino";
import { z } from "zod";
import { requestId } from "@/lib/http/request-id";

const Id = z.string().regex(/^[A-Za-z0-9._-]{8,64}$/);

const Frame = z.string().max(500);
const Thrown = z.object({
  name: z.string().regex(/^[A-Za-z]{1,60}$/),
  code: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,40}$/)
    .optional(),
  frames: z.array(Frame).max(30),
});
/** What may be said of an error: its class, its code and where it came from. Never its message, which may quote anything. */
export type Thrown = z.infer<typeof Thrown>;

/**
 * All that a line may say. A field that is not here is not written, and a value of another form is withheld: ids, closed
 * lists and numbers only, no free text. So no name, address, token, code, cookie, password or query can be in a log.
 */
const fields = {
  requestId: Id,
  method: z.enum(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]),
  route: z.string().regex(/^(\(none\)|\/[A-Za-z0-9_.[\]/-]{0,200})$/),
  status: z.int(),
  milliseconds: z.int(),
  command: z.string().regex(/^[a-z-]{1,40}\.[a-z-]{1,60}$/),
  commandId: z.uuid(),
  projectId: z.uuid(),
  outcome: z.string().regex(/^[a-z-]{1,40}$/),
  refusals: z.array(z.string().regex(/^[a-z0-9-]{1,80}$/)),
  seqs: z.array(z.int()),
  deliveryId: z.uuid(),
  template: z.string().regex(/^[a-z-]{1,40}$/),
  attempts: z.int(),
  count: z.int(),
  signal: z.enum(["SIGTERM", "SIGINT"]),
  digest: z.string().regex(/^[A-Za-z0-9._-]{1,64}$/),
  errors: z.array(Thrown).max(5),
} as const;

/** The fields of a line. */
export type LogFields = { readonly [F in keyof typeof fields]?: z.input<(typeof fields)[F]> };

/** What a line is about. */
export type LogEvent =
  | "started"
  | "stopping"
  | "stopped"
  | "request"
  | "command"
  | "mail"
  | "clock"
  | "defect"
  | "printed"
  | "ear-lost"
  | "ear-found";

/** How much a line matters. */
export type LogLevel = "debug" | "info" | "warn" | "error";

declare global {
  // On the process, since a bundler may give each route its own copy of this file.
  var avalLog: Logger | undefined;
}

/**
 * Opens the log of this process: JSON lines on stdout, UTC. Before that nothing is written, so that scripts and tests
 * which perform commands stay quiet.
 *
 * @param destination where a test wants to read it
 */
export function startLog(name: string, level: LogLevel | "silent", destination?: DestinationStream): void {
  const options = {
    level,
    base: { name },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  globalThis.avalLog = destination === undefined ? pino(options) : pino(options, destination);
}

/** Writes one line, with the id of the request that is being served, if there is one. */
export function logLine(level: LogLevel, event: LogEvent, said: LogFields = {}): void {
  const log = globalThis.avalLog;
  if (log === undefined || !log.isLevelEnabled(level)) return;
  const served = requestId();
  log[level]({ event, ...allowed(served === undefined ? said : { requestId: served, ...said }) });
}

/** Writes what went wrong on our side. */
export function logDefect(error: unknown, said: LogFields = {}): void {
  logLine("error", "defect", { ...said, errors: thrown(error) });
}

const withheld = "(withheld)";

function allowed(said: LogFields): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, schema]) => {
      const value: unknown = Reflect.get(said, name);
      if (value === undefined) return [];
      const parsed = schema.safeParse(value);
      return [[name, parsed.success ? parsed.data : withheld] as const];
    }),
  );
}

const frame =
  /^\s+at (async )?[\w$.<>[\] #*/@()-]*\(?(file:|node:|\/|[A-Z]:\\|native|<anonymous>)[^\s()]*(:\d+:\d+)?\)?$/;

/** What may be said of an error and of what caused it. */
export function thrown(error: unknown): Thrown[] {
  const chain: Thrown[] = [];
  for (let one = error; one instanceof Error && chain.length < 5; one = one.cause) {
    const code: unknown = Reflect.get(one, "code");
    const said = (one.stack ?? "").replace(one.message, "");
    chain.push({
      name: /^[A-Za-z]{1,60}$/.test(one.name) ? one.name : "Error",
      ...(typeof code === "string" && /^[A-Za-z0-9_-]{1,40}$/.test(code) ? { code } : {}),
      frames: said
        .split("\n")
        .filter((line) => frame.test(line) && line.length <= 500)
        .slice(0, 30)
        .map((line) => line.trim()),
    });
  }
  return chain.length > 0 ? chain : [{ name: "NotAnError", frames: [] }];
}
