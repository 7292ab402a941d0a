// Acts 5 and 6: J3 waits for the client's decision, J4 is at work, J5 waits for a signature, J6 and J7 are drafts.
import { agreeOn, check, define, raise, submit } from "@/scripts/demo/acts";
import { templateDelivery } from "@/scripts/demo/deliveries";
import { promises } from "@/scripts/demo/milestones";
import { type Scene, scene } from "@/scripts/demo/scene";

const [, , templates, ticketing, collections, launch, handover] = promises;
if (
  templates === undefined ||
  ticketing === undefined ||
  collections === undefined ||
  launch === undefined ||
  handover === undefined
) {
  throw new Error("J3 to J7 are not written");
}

/** The templates: handed over, verified for the client by those it trusts with it, one criterion failed. */
export const templateScenes: readonly Scene[] = [
  scene(40, "10:50", (stage) => define(stage, "romain", templates)),
  scene(38, "11:40", (stage) => agreeOn(stage, "helene", "J3")),
  scene(38, "17:10", (stage) => agreeOn(stage, "sophie", "J3")),
  scene(37, "09:30", (stage) => stage.act("romain", "milestone.start", { milestone: "J3", lateness: "" })),
  scene(22, "15:25", (stage) =>
    stage.act("theo", "comment.post", {
      subject: { kind: "MILESTONE", code: "J3" },
      text: "Les textes des pages pratiques sont livrés, relus par les trois accueils.",
    }),
  ),
  scene(7, "17:04", (stage) => submit(stage, "romain", "J3", templateDelivery)),
  scene(6, "09:15", (stage) => stage.act("ines", "milestone.verify", { milestone: "J3" })),
  scene(5, "10:30", (stage) => check(stage, "theo", "J3", {}, (code) => /^EX-00/.test(code))),
  scene(4, "14:05", (stage) =>
    check(
      stage,
      "judith",
      "J3",
      { "EX-022.1": "Deux niveaux du plan sur trois s’atteignent au clavier ; le focus s’arrête au deuxième." },
      (code) => /^EX-02[02]/.test(code),
    ),
  ),
  scene(3, "10:10", (stage) => check(stage, "ines", "J3", {}, (code) => /^(EX-02[67]|J3\.)/.test(code))),
  scene(2, "16:20", (stage) =>
    raise(stage, "judith", "J3", {
      on: "EX-022.1",
      severity: "MAJOR",
      due: -8,
      statement: "Plan interactif : le clavier s’arrête au deuxième niveau",
      steps:
        "Page « Le plan », au clavier : Tabulation jusqu’au plan, flèche haut deux fois. Le troisième niveau ne reçoit pas le focus.",
    }),
  ),
  scene(1, "09:40", (stage) =>
    stage.act("judith", "comment.post", {
      subject: { kind: "MILESTONE", code: "J3" },
      text: "Mon conseil : accepter avec la réserve R-J3-01, sans réfaction. Le reste est conforme et le plan n’empêche pas d’acheter.",
    }),
  ),
];

/** What comes after: the ticketing at work, and what is being promised. */
export const comingScenes: readonly Scene[] = [
  scene(27, "11:10", (stage) => define(stage, "romain", ticketing)),
  scene(25, "09:35", (stage) => agreeOn(stage, "sophie", "J4")),
  scene(24, "16:05", (stage) => agreeOn(stage, "helene", "J4")),
  scene(24, "17:30", (stage) => stage.act("romain", "milestone.start", { milestone: "J4", lateness: "" })),
  scene(14, "10:25", (stage) => define(stage, "romain", collections)),
  scene(12, "14:15", (stage) => define(stage, "judith", launch)),
  scene(12, "15:40", (stage) => define(stage, "judith", handover)),
  scene(4, "10:05", (stage) =>
    stage.act("romain", "question.ask", {
      subject: { kind: "MILESTONE", code: "J4" },
      text: "La grille tarifaire et l’accès à l’API de la régie étaient attendus. Quand les recevrons-nous ? Le calcul des tarifs réduits en dépend.",
      blocking: true,
      to: "CLIENT",
    }),
  ),
  scene(4, "17:35", (stage) => agreeOn(stage, "sophie", "J5")),
];
