import { tmpdir } from "node:os";
import { join } from "node:path";
import { v7 } from "uuid";
import { z } from "zod";
import { GET as getDescription } from "@/app/api/v1/openapi.json/route";
import type { Door } from "@/lib/commands/execute";
import { postProof, postProofCode } from "@/lib/http/api/identity";
import { postSheet } from "@/lib/http/api/sheet";
import { answerRead } from "@/lib/http/api/to-read";
import { postToSign } from "@/lib/http/api/to-sign-route";
import { postCommand } from "@/lib/http/to-route";

export { giveToken, type TokenWish } from "@/tests/support/give-token";

/** What came back: status, headers and JSON. */
export type Answered = { readonly status: number; readonly headers: Headers; readonly body: z.infer<typeof Body> };

const Body = z.looseObject({
  code: z.string().optional(),
  result: z.json().optional(),
  entries: z.array(z.looseObject({ seq: z.int(), type: z.string() })).optional(),
  replayed: z.boolean().optional(),
  items: z.array(z.looseObject({})).optional(),
  next: z.string().nullable().optional(),
});

/** One call of the API. `body` is sent as JSON unless it is a form or a text. */
export type ApiCall = {
  readonly token?: string | null;
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

/** The API of a test: its own route handlers on the test's database, without a server. */
export class Api {
  /** Puts the handlers onto a door: its database and its clock. */
  constructor(door: Door, databaseUrl: string) {
    globalThis.avalDoor = door;
    process.env.DATABASE_URL = databaseUrl;
    process.env.AVAL_SECRET ??= "s".repeat(40);
    process.env.AVAL_FILES_DIR ??= join(tmpdir(), `aval-api-files-${process.pid}`);
  }

  /** Calls an address below /api/v1. */
  async call(path: string, { token, method = "GET", body, headers = {} }: ApiCall = {}): Promise<Answered> {
    const plain = body === undefined || typeof body === "string" || body instanceof FormData;
    const request = new Request(`http://localhost/api/v1${path}`, {
      method,
      headers: {
        ...(token == null ? {} : { authorization: `Bearer ${token}` }),
        "accept-language": "en",
        ...(plain ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: plain ? body : JSON.stringify(body) }),
    });
    const answer = await this.send(request);
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, body: Body.parse(text === "" ? {} : JSON.parse(text)) };
  }

  /** Hands a request to its handler, as a server would. */
  send(request: Request): Promise<Response> {
    return route(request, new URL(request.url).pathname.replace("/api/v1", ""), request.method);
  }

  /** Performs a command, under a new key unless one is given. */
  command(
    project: string | null,
    name: string,
    body: unknown,
    { headers = {}, ...call }: ApiCall & { readonly key?: string } = {},
  ): Promise<Answered> {
    const path = project === null ? `/commands/${name}` : `/projects/${project}/commands/${name}`;
    return this.call(path, {
      ...call,
      method: "POST",
      body,
      headers: { "idempotency-key": call.key ?? v7(), ...headers },
    });
  }
}

/** As the route tree: the handler of an address. */
async function route(request: Request, path: string, method: string): Promise<Response> {
  const parts = path.split("/").slice(1);
  if (path === "/openapi.json") return getDescription();
  if (method !== "POST") return answerRead(request, parts);
  const [noun, code = "", commands, name = "", last] = parts;
  if (commands === "requirement-sheets") return postSheet(request, code);
  if (path === "/identity-proofs") return postProof(request);
  if (path === "/identity-proofs/codes") return postProofCode(request);
  if (noun === "commands") return postCommand(request, null, code);
  if (last === "to-sign") return postToSign(request, code, name);
  if (commands === "commands") return postCommand(request, code, name);
  throw new Error(`No handler for ${path}`);
}
