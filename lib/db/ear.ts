import { Client } from "pg";

/** How soon a lost connection is tried again: 0.25 s, then twice as long each time, at most half a minute. */
const firstMilliseconds = 250;
const longestMilliseconds = 30_000;

/** What the ear tells. `onHeard` with what was said; with nothing after each (re)connection, since it may have missed some. */
export type Hearing = {
  readonly onHeard: (said?: string) => void;
  readonly onLost: (error: unknown) => void;
  readonly onFound: () => void;
};

/**
 * Listens to a channel of the database (`LISTEN`) on a connection of its own. When that is lost, by a restart of the
 * database or of the network, it is made anew, less and less often until it succeeds.
 *
 * @returns stops listening
 */
export function listen(
  databaseUrl: string,
  channel: "aval_outbox" | "aval_clocks" | "aval_room",
  told: Hearing,
): () => Promise<void> {
  let stopped = false;
  let wait = firstMilliseconds;
  let again: NodeJS.Timeout | undefined;
  let current: Client | undefined;
  const lost = (ear: Client, error: unknown): void => {
    // An error, then the end of the connection: one loss.
    if (stopped || current !== ear) return;
    current = undefined;
    told.onLost(error);
    void ear.end().catch(() => undefined);
    again = setTimeout(connect, wait);
    wait = Math.min(wait * 2, longestMilliseconds);
  };
  const connect = (): void => {
    const ear = new Client({ connectionString: databaseUrl, application_name: "aval-sender", keepAlive: true });
    current = ear;
    ear.on("notification", ({ payload }) => told.onHeard(payload));
    ear.on("error", (error) => lost(ear, error));
    ear.on("end", () => lost(ear, new Error("The connection was closed")));
    ear
      .connect()
      .then(() => ear.query(`LISTEN ${channel}`))
      .then(
        () => {
          if (wait > firstMilliseconds) told.onFound();
          wait = firstMilliseconds;
          told.onHeard();
        },
        (error: unknown) => lost(ear, error),
      );
  };
  connect();
  return async () => {
    stopped = true;
    clearTimeout(again);
    await current?.end().catch(() => undefined);
  };
}
