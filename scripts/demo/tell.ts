// The whole story, in the order in which it happened.
import { framingScenes, mockUpScenes, reservationScenes } from "@/scripts/demo/deliver-first";
import { comingScenes, templateScenes } from "@/scripts/demo/deliver-next";
import { foundProject } from "@/scripts/demo/found";
import { playScenes } from "@/scripts/demo/scene";
import { specify } from "@/scripts/demo/specify";
import { Stage, type StageOptions } from "@/scripts/demo/stage";

/** Builds the demo by performing it. Answers the codes of its projects. */
export async function tellDemo(options: StageOptions): Promise<{ readonly main: string }> {
  const stage = new Stage(options);
  stage.say("Founding the project, signing its charter");
  const main = await foundProject(stage);
  stage.say("Writing, discussing and freezing the specification");
  await specify(stage);
  stage.say("Delivering, verifying and deciding, milestone by milestone");
  await playScenes(stage, [...framingScenes, ...mockUpScenes, ...reservationScenes, ...templateScenes, ...comingScenes]);
  return { main };
}
