// Scenes: what happens at one moment of the story. Threads are written apart and played in the order of time.
import type { Stage } from "@/scripts/demo/stage";

/** A moment, and what people do in it. */
export type Scene = { readonly days: number; readonly time: string; readonly play: (stage: Stage) => Promise<unknown> };

/** What is done so many working days before the telling, at this time. */
export function scene(days: number, time: string, play: Scene["play"]): Scene {
  return { days, time, play };
}

/** A scene of another project than the one that the story is mostly about (`home`); its code is known once it is founded. */
export function elsewhere(home: string, code: () => string, play: Scene["play"]): Scene["play"] {
  return async (stage) => {
    stage.enter(code());
    await play(stage);
    stage.enter(home);
  };
}

/** Plays scenes of several threads in the order in which they happened. */
export async function playScenes(stage: Stage, scenes: readonly Scene[]): Promise<void> {
  const ordered = [...scenes].sort((a, b) => b.days - a.days || (a.time < b.time ? -1 : 1));
  for (const { days, time, play } of ordered) {
    stage.at(days, time);
    await play(stage);
  }
}
