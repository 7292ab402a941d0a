import { get } from "node:http";

/** One browser that looks at a meeting. */
export type Screen = {
  /** When what this act did was there (`performance.now`), at once when it is there already. */
  readonly reached: (seq: number) => Promise<number>;
  readonly close: () => void;
};

type Target = { readonly port: number; readonly path: string; readonly cookie: string; readonly host: string };

/** How long a screen is waited for before the measure is given up: milliseconds. */
const patience = 60_000;

/** Opens a screen, and waits until it shows the room. */
export function openScreen({ port, path, cookie, host }: Target): Promise<Screen> {
  let latest = { seq: -1, at: 0 };
  let waiting: { readonly seq: number; readonly done: (at: number) => void }[] = [];
  const heard = (text: string): void => {
    for (const [, number] of text.matchAll(/^id: (\d+)$/gm)) {
      latest = { seq: Number(number), at: performance.now() };
      for (const { seq, done } of waiting) if (seq <= latest.seq) done(latest.at);
      waiting = waiting.filter(({ seq }) => seq > latest.seq);
    }
  };
  const reached = (seq: number): Promise<number> =>
    latest.seq >= seq
      ? Promise.resolve(latest.at)
      : new Promise((done, fail) => {
          const late = setTimeout(() => fail(new Error(`Act ${seq} was not shown within ${patience} ms`)), patience);
          const told = (at: number): void => {
            clearTimeout(late);
            done(at);
          };
          waiting.push({ seq, done: told });
        });
  return new Promise((opened, fail) => {
    const request = get({ port, host: "127.0.0.1", path, agent: false, headers: { cookie, host } }, (response) => {
      if (response.statusCode !== 200) fail(new Error(`${path} answered ${response.statusCode}`));
      response.setEncoding("utf8");
      response.on("data", heard);
      response.on("error", () => undefined);
      void reached(0).then(() => opened({ reached, close: () => request.destroy() }), fail);
    });
    request.on("error", fail);
  });
}
