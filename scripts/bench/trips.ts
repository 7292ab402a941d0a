import type { Stage } from "@/scripts/bench/stage";
import { listenOnWire, type Trip } from "@/scripts/bench/wire";
import { serve } from "@/scripts/serve.mjs";

/** What was sent for one page, as its address. */
export type PageTrips = { readonly path: string; readonly trips: readonly Trip[] };

/** The lists whose plans are looked at beside the pages that are measured. */
const lists = ["milestones", "records", "reservations", "changes", "members", "baselines", "questions", "delegations"];

/** Counts the round trips of each page, from the program that is measured, on a wire of their own. */
export async function tripsOf(
  stage: Stage,
  program: string,
  port: number,
  appUrl: string,
): Promise<ReadonlyMap<string, PageTrips>> {
  const wire = await listenOnWire(appUrl);
  const env = { ...stage.env, DATABASE_URL: wire.url, AVAL_URL: `http://localhost:${port}` };
  const app = await serve([program], { port, env, output: "ignore" });
  try {
    const all = {
      ...stage.pages,
      ...Object.fromEntries(lists.map((list) => [list, `/projects/large/${list}`])),
      toDo: "/to-do",
      projects: "/projects",
    };
    const counted = new Map<string, PageTrips>();
    for (const [name, path] of Object.entries(all)) {
      const ask = async (): Promise<readonly Trip[]> => {
        wire.take();
        const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { cookie: stage.cookie } });
        await answer.text();
        if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
        await new Promise((done) => setTimeout(done, 30));
        return wire.take();
      };
      // The first request prepares statements; what the sender does meanwhile is not of the page.
      await ask();
      const asked: (readonly Trip[])[] = [];
      for (let time = 0; time < 8; time += 1) asked.push(await ask());
      counted.set(name, { path, trips: asked.reduce((least, trips) => (trips.length < least.length ? trips : least)) });
    }
    return counted;
  } finally {
    await app.stop();
    wire.close();
  }
}
