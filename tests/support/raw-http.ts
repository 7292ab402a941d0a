import { once } from "node:events";
import { connect, type Socket } from "node:net";

/** What came back over a connection until it was closed. */
export type RawAnswer = { readonly status: number; readonly head: string; readonly body: string };

/** Opens a connection to a server at `url` on this machine. */
export async function rawConnection(url: string): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname === "localhost" ? "127.0.0.1" : hostname, port: Number(port) });
  await once(socket, "connect");
  return socket;
}

/** Everything that comes back until the other side closes. A reset counts as an end. */
export async function restOf(socket: Socket): Promise<string> {
  let text = "";
  socket.on("data", (chunk) => {
    text += String(chunk);
  });
  socket.on("error", () => undefined);
  await new Promise<void>((closed) => socket.once("close", () => closed()));
  return text;
}

/** Sends bytes that no client library would send, as they are; lines are ended by CRLF. The request must ask to close. */
export async function sendRaw(url: string, lines: readonly string[]): Promise<RawAnswer> {
  const socket = await rawConnection(url);
  socket.write(`${lines.join("\r\n")}\r\n`);
  const text = await restOf(socket);
  const [head = "", ...body] = text.split("\r\n\r\n");
  return { status: Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1] ?? 0), head, body: body.join("\r\n\r\n") };
}
