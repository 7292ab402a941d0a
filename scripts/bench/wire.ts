import { createServer, connect as dial, type Socket } from "node:net";

/** The statements that one wait for PostgreSQL carried. */
export type Trip = readonly string[];

/** Stands between a program and PostgreSQL and counts how often the program waits, with what it sent each time. */
export type Wire = {
  readonly url: string;
  /** What has been sent since the last call. */
  readonly take: () => readonly Trip[];
  readonly close: () => void;
};

/** A round trip begins when something is sent while no answer is awaited on that connection: BEGIN and COMMIT count like any other. */
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
    follow(socket, false, (type, body) => {
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
    follow(upstream, true, (type) => {
      if (type !== "Z" || awaited === 0) return;
      awaited -= 1;
      if (awaited === 0) trip = [];
    });
    socket.pipe(upstream).pipe(socket);
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
function follow(socket: Socket, typed: boolean, told: (type: string, body: Buffer) => void): void {
  let rest = Buffer.alloc(0);
  let known = typed;
  socket.on("data", (chunk: Buffer) => {
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
  });
}
