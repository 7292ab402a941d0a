// The whole story, in the order in which it happened.
import { foundProject } from "@/scripts/demo/found";
import { specify } from "@/scripts/demo/specify";
import { Stage, type StageOptions } from "@/scripts/demo/stage";

/** Builds the demo by performing it. Answers the codes of its projects. */
export async function tellDemo(options: StageOptions): Promise<{ readonly main: string }> {
  const stage = new Stage(options);
  stage.say("Founding the project, signing its charter");
  const main = await foundProject(stage);
  stage.say("Writing, discussing and freezing the specification");
  await specify(stage);
  return { main };
}
