import { SpanStatusCode, trace } from "@opentelemetry/api";
import type { Outcome, Problem } from "@/lib/commands/receipt";
import { requestId } from "@/lib/http/request-id";
import type { Result } from "@/lib/kernel/result";
import { type LogFields, logDefect, logLine } from "@/lib/log/log";

/** What the pipeline finds out on its way, for the log line of the act. */
export type Seen = { projectId?: string };

declare global {
  // On the process, since a bundler may give each route its own copy of this file.
  var avalActs: Set<Promise<unknown>> | undefined;
}

/** Waits for the acts under way in this process: even one whose browser has gone away is done or undone, never cut. */
export async function actsEnded(): Promise<void> {
  await Promise.allSettled(globalThis.avalActs ?? []);
}

/**
 * Performs an act so that operations can follow it: one log line with its outcome, one OpenTelemetry span (of no cost
 * unless tracing was started), and the process waits for it before it stops. Says ids and kinds, never what was sent.
 */
export function observe(
  called: { readonly command: string; readonly commandId: string },
  act: (seen: Seen) => Promise<Result<Outcome, Problem>>,
): Promise<Result<Outcome, Problem>> {
  globalThis.avalActs ??= new Set();
  const underway = globalThis.avalActs;
  const done = traced(called, act);
  underway.add(done);
  const over = (): boolean => underway.delete(done);
  done.then(over, over);
  return done;
}

async function traced(
  called: { readonly command: string; readonly commandId: string },
  act: (seen: Seen) => Promise<Result<Outcome, Problem>>,
): Promise<Result<Outcome, Problem>> {
  const seen: Seen = {};
  return trace.getTracer("aval").startActiveSpan(called.command, async (span) => {
    const tell = (level: "info" | "error", said: LogFields): void => {
      const fields = { ...called, ...seen, ...said };
      logLine(level, "command", fields);
      span.setAttributes({
        "aval.command": called.command,
        "aval.command_id": called.commandId,
        ...(seen.projectId === undefined ? {} : { "aval.project_id": seen.projectId }),
        ...(requestId() === undefined ? {} : { "aval.request_id": requestId() }),
        ...(said.outcome === undefined ? {} : { "aval.outcome": said.outcome }),
      });
    };
    try {
      const answer = await act(seen);
      tell("info", outcomeOf(answer));
      return answer;
    } catch (error) {
      logDefect(error, { ...called, ...seen });
      tell("error", { outcome: "defect" });
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  });
}

function outcomeOf(answer: Result<Outcome, Problem>): LogFields {
  if (answer.ok) {
    const { entries, replayed } = answer.value;
    return { outcome: replayed ? "replayed" : "done", seqs: entries.map((entry) => entry.seq) };
  }
  const problem = answer.error;
  return problem.kind === "refused"
    ? { outcome: "refused", refusals: problem.refusals.map((refusal) => refusal.kind) }
    : { outcome: problem.kind };
}
