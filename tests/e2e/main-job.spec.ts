import { expectDiscreetLog } from "@/tests/support/discreet-log";
import { test } from "@/tests/support/journey";
import {
  acceptWithReservations,
  askForChange,
  liftReservation,
  meetLockedRequirement,
  promiseMilestone,
  raiseReservation,
  readLedger,
  submitMilestone,
  verifyMilestone,
} from "@/tests/support/main-job-milestone";
import { cast, parties } from "@/tests/support/main-job-people";
import { agreeTogether, freezeSet, importTwice, sheet, writeAndDiscuss } from "@/tests/support/main-job-requirements";
import { nameEverybody, openProject, signCharter, signCommitment } from "@/tests/support/main-job-set-up";
import { password } from "@/tests/support/people";

test("From an empty installation to a locked sign-off, a lifted reservation and the change request that a refusal opens", async ({
  page,
  app,
  newPerson,
}) => {
  test.setTimeout(420_000);
  const stage = {
    app,
    ines: page,
    helene: await newPerson(),
    paul: await newPerson(),
    claire: await newPerson(),
    romain: await newPerson(),
    sophie: await newPerson(),
    judith: await newPerson(),
  };

  const project = await test.step("the first account, then a project and its parties", () => openProject(stage));
  await test.step("every party names its own, who join from their mail", () => nameEverybody(stage, project));
  await test.step("the charter is signed by every party", () => signCharter(stage, project));
  await test.step("the client signs what it makes available", () => signCommitment(stage, project));
  await test.step(`${sheet.lines} requirements come in from a sheet, and again without a duplicate`, () =>
    importTwice(stage, project));
  await test.step("one is written by hand, questioned, answered; a note stays private", () =>
    writeAndDiscuss(stage, project));
  await test.step("the set is agreed by both sides", () => agreeTogether(stage, project));
  await test.step("the client’s signatory freezes it", () => freezeSet(stage, project));
  await test.step("a milestone is promised by both sides and started", () => promiseMilestone(stage, project));
  await test.step("the agency hands it over with its evidence, not without", () => submitMilestone(stage, project));
  await test.step("the client verifies criterion by criterion", () => verifyMilestone(stage, project));
  await test.step("what failed becomes a reservation", () => raiseReservation(stage, project));
  await test.step("the client’s signatory accepts with it; everybody who signed holds a receipt", () =>
    acceptWithReservations(stage, project));
  await test.step("the reservation is lifted by both", () => liftReservation(stage, project));
  await test.step("going back is refused, and opens a change request", () => askForChange(stage, project));
  await test.step("a frozen requirement is not edited either", () => meetLockedRequirement(stage, project));
  await test.step("the register tells it all, and holds", () => readLedger(stage, project));
  await test.step("the log tells the acts, and nobody's name, address, key or word", () => {
    const said = [...Object.values(cast).map(({ name }) => name), ...Object.values(parties), password];
    return expectDiscreetLog(app, said, ["project.create", "charter.sign", "milestone.accept-with-reservations"]);
  });
});
