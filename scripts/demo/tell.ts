// The whole story, in the order in which it happened.
import { adviceScenes, riskScenes } from "@/scripts/demo/advised";
import { asideScenes } from "@/scripts/demo/aside";
import { storyCalendar } from "@/scripts/demo/calendar";
import { commitmentScenes } from "@/scripts/demo/commitments";
import { framingScenes, mockUpScenes, reservationScenes } from "@/scripts/demo/deliver-first";
import { comingScenes, templateScenes } from "@/scripts/demo/deliver-next";
import { disputeScenes, settledScenes } from "@/scripts/demo/disputed";
import { foundProject } from "@/scripts/demo/found";
import { changeScenes, needScenes, sponsorScenes, talkScenes } from "@/scripts/demo/later";
import { committeeScenes } from "@/scripts/demo/met";
import { moneyScenes } from "@/scripts/demo/money";
import { playScenes } from "@/scripts/demo/scene";
import { silentScenes } from "@/scripts/demo/silent";
import { specify } from "@/scripts/demo/specify";
import { Stage, type StageOptions } from "@/scripts/demo/stage";

/** The codes of the projects of the demo: the one it is about, the one being set up, and the one that a silence decided. */
export type ToldProjects = { readonly main: string; readonly aside: string; readonly silent: string };

/** Builds the demo by performing it. Answers the codes of its projects. */
export async function tellDemo(options: StageOptions): Promise<ToldProjects> {
  if ((await options.db.person.count()) > 0) {
    throw new Error("The demo is told in an empty database only, and this one has people in it.");
  }
  const stage = new Stage(options, await storyCalendar(options.told));
  stage.say("Founding the project, signing its charter");
  const main = await foundProject(stage);
  stage.say("Writing, discussing and freezing the specification");
  await specify(stage);
  stage.say("Delivering, verifying and deciding; a second project begins, a third is decided by silence");
  let aside = "";
  let silent = "";
  const delivered = [...framingScenes, ...mockUpScenes, ...reservationScenes, ...templateScenes, ...comingScenes];
  const around = [
    ...commitmentScenes,
    ...needScenes,
    ...talkScenes,
    ...changeScenes,
    ...sponsorScenes,
    ...moneyScenes,
    ...committeeScenes,
  ];
  const advised = [...adviceScenes, ...riskScenes, ...disputeScenes, ...settledScenes(main, () => silent)];
  await playScenes(stage, [
    ...delivered,
    ...around,
    ...advised,
    ...asideScenes(main, (code) => {
      aside = code;
    }),
    ...silentScenes(main, (code) => {
      silent = code;
    }),
  ]);
  await stage.settle();
  await stage.readBefore(stage.calendar.at(3, "08:00"));
  return { main, aside, silent };
}
