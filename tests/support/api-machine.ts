import { randomUUID } from "node:crypto";
import { z } from "zod";

/** How calls leave: over the network, or straight to the handlers. */
export type Send = (request: Request) => Promise<Response>;

const Content = z.record(z.string(), z.looseObject({ schema: z.record(z.string(), z.json()) }));
const Parameter = z.looseObject({ name: z.string(), in: z.string(), required: z.boolean().optional() });
const Referenced = z.union([z.strictObject({ $ref: z.string() }), Parameter]);
const Answer = z.union([z.strictObject({ $ref: z.string() }), z.looseObject({ content: Content.optional() })]);
const Operation = z.looseObject({
  operationId: z.string(),
  parameters: z.array(Referenced),
  requestBody: z.looseObject({ content: Content }).optional(),
  responses: z.record(z.string(), Answer),
});
type Operation = z.infer<typeof Operation>;
const Document = z.looseObject({
  servers: z.tuple([z.looseObject({ url: z.string() })]),
  paths: z.record(z.string(), z.record(z.string(), Operation)),
  components: z.looseObject({
    parameters: z.record(z.string(), Parameter),
    responses: z.record(z.string(), z.looseObject({ content: Content })),
    schemas: z.record(z.string(), z.json()),
  }),
});
type Document = z.infer<typeof Document>;

/** Anything JSON, read without knowing it. */
export const Fact = z.looseObject({});
export type Fact = z.infer<typeof Fact>;

/** What is said to an operation: the values of its address and its question, its headers, its body. */
export type Said = {
  readonly values?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
};

/** What came back. */
export type Heard = { readonly status: number; readonly body: Fact };

/**
 * A client that knows only the description of the API: where an operation is, what it takes and what it answers are read
 * in `openapi.json`, and everything it sends and gets is checked against that.
 */
export class Machine {
  readonly #document: Document;
  readonly #send: Send;
  readonly #origin: string;
  readonly #schemas = new Map<string, z.ZodType>();

  private constructor(document: Document, send: Send, origin: string) {
    this.#document = document;
    this.#send = send;
    this.#origin = origin;
  }

  /** Reads the description where the installation publishes it. */
  static async at(origin: string, send: Send): Promise<Machine> {
    const answer = await send(new Request(`${origin}/api/v1/openapi.json`));
    return new Machine(Document.parse(await answer.json()), send, origin);
  }

  /** Somebody who calls, with their token and their password. */
  as(token: string, password: string): Person {
    return new Person(this, token, password);
  }

  /** Calls an operation; fails when the answer is not one that the description announces. */
  async call(token: string, id: string, { values = {}, headers = {}, body }: Said): Promise<Heard> {
    const { method, path, operation } = this.#find(id);
    const type = this.#check(operation, id, body, headers);
    const request = new Request(this.#addressOf(path, operation, values), {
      method: method.toUpperCase(),
      headers: { authorization: `Bearer ${token}`, "accept-language": "en", ...type, ...headers },
      ...(body === undefined
        ? {}
        : { body: body instanceof FormData || typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const answer = await this.#send(request);
    const heard = Fact.parse(await answer.json());
    const announced = operation.responses[String(answer.status)];
    if (announced === undefined) throw new Error(`${id} answered ${answer.status}: ${JSON.stringify(heard)}`);
    const content = "$ref" in announced ? this.#named(String(announced.$ref)).content : announced.content;
    const schema = Object.values(content ?? {})[0]?.schema;
    if (schema !== undefined) this.#fits(`${id} ${answer.status}`, schema, heard);
    return { status: answer.status, body: heard };
  }

  #find(id: string): { method: string; path: string; operation: Operation } {
    for (const [path, methods] of Object.entries(this.#document.paths)) {
      for (const [method, operation] of Object.entries(methods)) {
        if (operation.operationId === id) return { method, path, operation };
      }
    }
    throw new Error(`The description has no ${id}`);
  }

  #named(reference: string): { readonly content?: z.infer<typeof Content> } {
    return this.#document.components.responses[reference.split("/").at(-1) ?? ""] ?? {};
  }

  #addressOf(path: string, operation: Operation, values: Readonly<Record<string, string>>): string {
    const parameters = operation.parameters.map((one) =>
      "$ref" in one ? this.#document.components.parameters[String(one.$ref).split("/").at(-1) ?? ""] : one,
    );
    const at = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ""));
    const url = new URL(`${this.#origin}${this.#document.servers[0].url}${at}`);
    for (const one of parameters) {
      const value = one?.in === "query" ? values[String(one.name)] : undefined;
      if (value !== undefined) url.searchParams.set(String(one?.name), value);
    }
    return url.href;
  }

  /** Checks what is about to be sent; answers its content type. */
  #check(
    operation: Operation,
    id: string,
    body: unknown,
    headers: Readonly<Record<string, string>>,
  ): Readonly<Record<string, string>> {
    const content = operation.requestBody?.content;
    if (content === undefined || body instanceof FormData || "content-type" in headers) return {};
    const json = content["application/json"];
    if (json === undefined) throw new Error(`${id} takes no JSON`);
    this.#fits(`${id} body`, json.schema, body);
    return { "content-type": "application/json" };
  }

  #fits(what: string, schema: Readonly<Record<string, z.core.util.JSONType>>, value: unknown): void {
    const known = this.#schemas.get(what) ?? this.#read(schema);
    this.#schemas.set(what, known);
    const read = known.safeParse(value);
    if (!read.success) throw new Error(`${what} does not fit the description: ${z.prettifyError(read.error)}`);
  }

  #read(schema: Readonly<Record<string, z.core.util.JSONType>>): z.ZodType {
    const whole = JSON.stringify({ ...schema, $defs: this.#document.components.schemas });
    return z.fromJSONSchema(JSON.parse(whole.replaceAll("#/components/schemas/", "#/$defs/")));
  }
}

/** Somebody who calls the API by its description. */
export class Person {
  readonly #machine: Machine;
  readonly #token: string;
  readonly #password: string;

  constructor(machine: Machine, token: string, password: string) {
    this.#machine = machine;
    this.#token = token;
    this.#password = password;
  }

  /** Calls an operation, whatever comes of it. */
  call(id: string, said: Said = {}): Promise<Heard> {
    return this.#machine.call(this.#token, id, said);
  }

  /** Reads something that is there. */
  async read(id: string, values: Readonly<Record<string, string>> = {}): Promise<Fact> {
    return done(id, await this.call(id, { values }));
  }

  /** Performs an act that must happen; answers its result. */
  async act(id: string, code: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Fact> {
    const key = { "Idempotency-Key": randomUUID() };
    const heard = await this.call(id, { values: { code }, body, headers: { ...key, ...headers } });
    return Fact.parse(done(id, heard).result ?? {});
  }

  /** Signs: reads what would be signed, proves who it is by the password, and signs that. */
  async sign(id: string, code: string, said: unknown): Promise<Fact> {
    const read = done(id, await this.call(`${id}_to_sign`, { values: { code }, body: said }));
    const proof = await this.call("createIdentityProof", { body: { digest: read.digest, password: this.#password } });
    return this.act(id, code, read.input, { "Identity-Proof": String(done(id, proof).proof) });
  }
}

function done(id: string, { status, body }: Heard): Fact {
  if (status >= 300) throw new Error(`${id} answered ${status}: ${JSON.stringify(body)}`);
  return body;
}
