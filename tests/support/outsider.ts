import { canary, nowhere, privateCanary, type Tenants } from "@/tests/support/two-tenants";

/** An answer without what differs each time: the nonce, the number of the request, the hour. */
export type Seen = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** One request: who, how, and what they may be sent of what is marked. */
type Asked = RequestInit & { readonly mayHold?: readonly string[] };

const passing = new Set(["date", "x-request-id", "connection", "keep-alive", "server-timing"]);

/** Asks the server as whoever has no business with B, and keeps an account of what came back. */
export class Outsider {
  readonly tenants: Tenants;
  /** How many answers were looked at, and what was wrong with them. */
  asked = 0;
  readonly #faults: string[] = [];

  constructor(tenants: Tenants) {
    this.tenants = tenants;
  }

  /** Sends a request and reads its answer; `names` are told apart by nobody: each is written as <id>. */
  async ask(path: string, { mayHold = [], ...init }: Asked, names: readonly string[] = []): Promise<Seen> {
    const sent = { redirect: "manual", ...init, headers: plainly(init.headers) } as const;
    let answer = await fetch(`${this.tenants.url}${path}`, sent);
    const proper = answer.headers.get("location") ?? "";
    // Flight data have an address of their own, to which Next sends whoever asks for them at the page's.
    if (answer.status === 307 && /[?&]_rsc=/.test(proper))
      answer = await fetch(new URL(proper, this.tenants.url), sent);
    const text = Buffer.from(await answer.arrayBuffer()).toString("latin1");
    this.asked += 1;
    const all = `${text}\n${[...answer.headers].join("\n")}`.toLowerCase();
    for (const mark of [canary, privateCanary])
      if (!mayHold.includes(mark) && all.includes(mark)) this.fault(`${mark} told by ${init.method ?? "GET"} ${path}`);
    if (answer.status >= 500) this.fault(`${answer.status} from ${init.method ?? "GET"} ${path} ${text.slice(0, 200)}`);
    const nonce = /'nonce-([^']+)'/.exec(answer.headers.get("content-security-policy") ?? "")?.[1];
    const request = answer.headers.get("x-request-id");
    const { a, b } = this.tenants;
    const plain = (said: string): string => {
      let left = said;
      for (const one of [
        b.cast.code,
        nowhere(b.cast.code),
        nowhere(a.cast.code),
        ...names.toSorted((x, y) => y.length - x.length),
      ])
        left = left.replaceAll(one, "<id>").replaceAll(encodeURIComponent(one), "<id>");
      if (nonce !== undefined) left = left.replaceAll(nonce, "<nonce>");
      // Next draws keys for the head of the page.
      left = left.replace(/"[\w-]{21}[vm](?=\\?")/g, '"<key>');
      return request === null ? left : left.replaceAll(request, "<request>");
    };
    return {
      status: answer.status,
      headers: Object.fromEntries(
        [...answer.headers].filter(([name]) => !passing.has(name)).map(([k, v]) => [k, plain(v)]),
      ),
      body: plain(text),
    };
  }

  /** Notes what must not be. */
  fault(what: string): void {
    this.#faults.push(what);
  }

  /** What was wrong so far, at most the first dozen: each is told once. */
  faults(): readonly string[] {
    return this.#faults.splice(0).slice(0, 12);
  }

  /**
   * As `compare`, for a page that is streamed: its pieces come in the order in which they are ready. The same pieces are
   * the same answer, and one of three tries is enough to show that the two can be told apart by nothing but their order.
   */
  async compareStreamed(what: string, ask: (foreign: boolean) => Promise<Seen>): Promise<Seen> {
    for (let attempt = 0; ; attempt++) {
      const [foreign, missing] = [await ask(true), await ask(false)];
      const [one, other] = [inPieces(foreign), inPieces(missing)];
      if (attempt < 2 && (one.body !== other.body || one.status !== other.status)) continue;
      this.compare(what, one, other);
      return foreign;
    }
  }

  /** Notes it when the foreign thing is answered in another way than the one that is not there. */
  compare(what: string, foreign: Seen, missing: Seen): void {
    if (foreign.status !== missing.status) this.fault(`${what}: ${foreign.status}, not ${missing.status}`);
    else if (JSON.stringify(foreign.headers) !== JSON.stringify(missing.headers))
      this.fault(`${what}: ${JSON.stringify(foreign.headers)}\n not ${JSON.stringify(missing.headers)}`);
    else if (foreign.body !== missing.body) this.fault(`${what}: ${difference(foreign.body, missing.body)}`);
  }
}

/** Headers of somebody who takes answers as they are: packing and unpacking tens of thousands of them shows nothing. */
export function plainly(headers: RequestInit["headers"]): Headers {
  const all = new Headers(headers);
  if (!all.has("accept-encoding")) all.set("accept-encoding", "identity");
  return all;
}

/**
 * An answer as the set of the pieces of what it shows, without what React numbers, cuts and moves as it streams: its
 * scripts hold once more what is shown. Marks have been looked for in the whole answer before (`ask`).
 */
function inPieces(seen: Seen): Seen {
  const pieces = seen.body
    .replace(/<script[^>]*>[\s\S]*?<\/script>/g, "")
    .split(/(?=<)/)
    .filter((piece) => piece.trim() !== "" && !/"[SPB]:\d|name="robots"|NEXT_HTTP_ERROR_FALLBACK|^<!--\$/.test(piece));
  return { ...seen, body: [...new Set(pieces)].toSorted().join("\n") };
}

/** What one has and the other has not, told briefly. */
function difference(one: string, other: string): string {
  const [left, right] = [one.split(/(?=<)/), other.split(/(?=<)/)];
  const only = (these: readonly string[], those: readonly string[]): string => {
    const known = new Set(those);
    return these.find((piece) => !known.has(piece))?.slice(0, 300) ?? "";
  };
  return `${only(left, right)}\n not: ${only(right, left)}`;
}

/** Does everything of a list, a few at once. */
export async function each<T>(list: readonly T[], work: (one: T) => Promise<void>, atOnce = 4): Promise<void> {
  const waiting = [...list];
  const worker = async (): Promise<void> => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) await work(one);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

/** The lines in which a server tells that something broke, each kind once. */
export function brokenLines(log: string): readonly string[] {
  const lines = log.split("\n").filter((line) => /"event":"defect"|nhandled|"level":"error"/.test(line));
  return [
    ...new Set(lines.map((line) => line.replace(/"(time|requestId|digest|commandId)":"[^"]*",?/g, "").slice(0, 400))),
  ].slice(0, 12);
}
