import { createServer, connect as dial } from "node:net";

/** The statements that one wait for PostgreSQL carried. */
export type Trip = readonly string[];

/** Stands between a program and PostgreSQL and counts how often the program waits, with what it sent each time. */
export type Wire = {
  readonly url: string;
  /** What has been sent since the last call. */
  readonly take: () => readonly Trip[];
  readonly close: () => void;
};

/** Turns of the event loop for which an answer is held back. */
const held = 8;

/** Calls once so many turns of the event loop are over. */
function afterTurns(turns: number, call: () => void): void {
  setImmediate(() => (turns <= 1 ? call() : afterTurns(turns - 1, call)));
}

/**
 * A round trip begins when something is sent while no answer is awaited on that connection: BEGIN and COMMIT count like
 * any other. Answers are held back for a few turns of the event loop, which a program in this process has too: what it
 * sends together is counted together, also when a busy machine keeps it from sending all of it at once. What waits for
 * an answer is counted as before.
 */
export async function listenOnWire(databaseUrl: string): Promise<Wire> {
  const target = new URL(databaseUrl);
  let trips: string[][] = [];
  const server = createServer((socket) => {
    const upstream = dial(Number(target.port), target.hostname);
    const names = new Map<string, string>();
    let awaited = 0;
    let trip: string[] = [];
    const send = (statement: string): void => {
      if (awaited === 0 && trip.length === 0) trips.push(trip);
      trip.push(statement);
    };
    const sent = follow(false, (type, body) => {
      if (type === "Q") send(body.toString("utf8", 0, body.length - 1));
      if (type === "P") {
        const [name = "", text = ""] = body.toString("utf8").split("\0");
        names.set(name, text);
      }
      if (type === "B") {
        const [, statement = ""] = body.toString("utf8").split("\0");
        send(names.get(statement) ?? "?");
      }
      if (type === "Q" || type === "S") awaited += 1;
    });
    socket.on("data", sent);
    const answered = follow(true, (type) => {
      if (type !== "Z" || awaited === 0) return;
      awaited -= 1;
      if (awaited === 0) trip = [];
    });
    socket.pipe(upstream);
    upstream.on("data", (chunk: Buffer) => {
      afterTurns(held, () => {
        answered(chunk);
        if (!socket.destroyed) socket.write(chunk);
      });
    });
    for (const end of [socket, upstream]) {
      end.on("error", () => undefined);
      end.on("close", () => {
        socket.destroy();
        upstream.destroy();
      });
    }
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  const url = new URL(databaseUrl);
  url.port = String(typeof address === "object" ? address?.port : 0);
  return {
    url: url.href,
    take: () => {
      const taken = trips;
      trips = [];
      return taken;
    },
    close: () => server.close(),
  };
}

/** Cuts a stream into the messages of the protocol; the first of a client has no type. */
function follow(typed: boolean, told: (type: string, body: Buffer) => void): (chunk: Buffer) => void {
  let rest = Buffer.alloc(0);
  let known = typed;
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const head = known ? 1 : 0;
      if (rest.length < head + 4) return;
      const end = head + rest.readUInt32BE(head);
      if (rest.length < end) return;
      if (known) told(String.fromCharCode(rest[0] ?? 0), rest.subarray(5, end));
      known = true;
      rest = rest.subarray(end);
    }
  };
}
