import { Agent, get } from "node:http";

/** What is asked: an address, and who asks. */
export type Target = { readonly url: string; readonly headers?: Readonly<Record<string, string>> };
/** Requests per second and how long they took, in milliseconds. */
export type Figures = {
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly bytes: number;
};

type Answer = { readonly milliseconds: number; readonly bytes: number };

/** Connections at once, as the targets of the bench have it. */
export const connections = 8;

/** Asks each target in turns, again and again, so that whatever else the machine does weighs on all of them alike. */
export async function compare<K extends string>(
  targets: Readonly<Record<K, Target>>,
  { rounds, seconds }: { readonly rounds: number; readonly seconds: number },
): Promise<Readonly<Record<K, Figures>>> {
  const names = Object.keys(targets).filter((name): name is K => name in targets);
  const seen = new Map<K, { answers: Answer[]; elapsed: number }>(
    names.map((name) => [name, { answers: [], elapsed: 0 }]),
  );
  for (const name of names) await press(targets[name], 1);
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) {
      const pressed = await press(targets[name], seconds);
      const kept = seen.get(name);
      kept?.answers.push(...pressed.answers);
      if (kept !== undefined) kept.elapsed += pressed.elapsed;
    }
  }
  const figures = names.map((name) => [name, figuresOf(seen.get(name)?.answers ?? [], seen.get(name)?.elapsed ?? 1)]);
  const told: Partial<Record<K, Figures>> = Object.fromEntries(figures);
  return whole(told, names);
}

function whole<K extends string>(told: Partial<Record<K, Figures>>, names: readonly K[]): Record<K, Figures> {
  const isWhole = (one: Partial<Record<K, Figures>>): one is Record<K, Figures> => names.every((name) => name in one);
  if (!isWhole(told)) throw new Error("Not everything was measured");
  return told;
}

async function press(target: Target, seconds: number): Promise<{ answers: Answer[]; elapsed: number }> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const from = performance.now();
  const until = from + seconds * 1000;
  const answers: Answer[] = [];
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() < until) answers.push(await ask(target, agent));
    }),
  );
  agent.destroy();
  return { answers, elapsed: (performance.now() - from) / 1000 };
}

function ask({ url, headers = {} }: Target, agent: Agent): Promise<Answer> {
  const from = performance.now();
  return new Promise((done, fail) => {
    get(url, { agent, headers }, (response) => {
      let bytes = 0;
      response.on("data", (chunk: Buffer) => {
        bytes += chunk.length;
      });
      response.on("end", () => {
        if (response.statusCode === 200) done({ milliseconds: performance.now() - from, bytes });
        else fail(new Error(`${url} answered ${response.statusCode}`));
      });
    }).on("error", fail);
  });
}

function figuresOf(answers: readonly Answer[], elapsed: number): Figures {
  const times = answers.map((answer) => answer.milliseconds).sort((a, b) => a - b);
  const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { perSecond: answers.length / elapsed, p50: at(0.5), p95: at(0.95), bytes: answers[0]?.bytes ?? 0 };
}
