// Acts 3 and 4: J1 is accepted; J2 is adjourned, handed over again, and accepted with reservations.
import { agreeOn, check, confirmLifting, decide, define, lift, raise, submit } from "@/scripts/demo/acts";
import { firstDelivery, secondDelivery, thirdDelivery } from "@/scripts/demo/deliveries";
import { promises } from "@/scripts/demo/milestones";
import { type Scene, scene } from "@/scripts/demo/scene";

const [framing, mockUps] = promises;
if (framing === undefined || mockUps === undefined) throw new Error("J1 and J2 are not written");

/** The framing, as it should go: defined, signed by both, done, verified, accepted. */
export const framingScenes: readonly Scene[] = [
  scene(110, "10:00", (stage) => define(stage, "romain", framing)),
  scene(110, "16:40", (stage) => agreeOn(stage, "sophie", "J1")),
  scene(109, "09:25", (stage) => agreeOn(stage, "helene", "J1")),
  scene(109, "14:00", (stage) => stage.act("romain", "milestone.start", { milestone: "J1", lateness: "" })),
  scene(104, "11:20", (stage) =>
    stage.act("theo", "comment.post", {
      subject: { kind: "MILESTONE", code: "J1" },
      text: "Les statistiques de fréquentation sont déposées sur l’espace partagé, avec le détail par musée.",
    }),
  ),
  scene(93, "16:15", (stage) => submit(stage, "romain", "J1", firstDelivery)),
  scene(92, "09:30", (stage) => stage.act("ines", "milestone.verify", { milestone: "J1" })),
  scene(90, "10:10", (stage) => check(stage, "judith", "J1", {}, (code) => code.startsWith("EX-"))),
  scene(89, "14:20", (stage) => check(stage, "ines", "J1", {}, (code) => code.startsWith("J1."))),
  scene(86, "11:35", (stage) =>
    decide(stage, "helene", "J1", {
      decision: "ACCEPT",
      comment: "L’arborescence a convaincu les équipes des trois musées.",
    }),
  ),
];

/** The mock-ups: what six visitors did not understand is done again before it is accepted. */
export const mockUpScenes: readonly Scene[] = [
  scene(88, "10:30", (stage) => define(stage, "romain", mockUps)),
  scene(85, "15:45", (stage) => agreeOn(stage, "sophie", "J2")),
  // Hélène is away: her substitute signs.
  scene(84, "10:05", (stage) => agreeOn(stage, "paul", "J2")),
  scene(84, "14:30", (stage) => stage.act("romain", "milestone.start", { milestone: "J2", lateness: "" })),
  scene(76, "16:50", (stage) =>
    stage.act("ines", "comment.post", {
      subject: { kind: "MILESTONE", code: "J2" },
      text: "Les photographies des salles sont livrées avec deux jours de retard : 84 images, droits cédés pour le site.",
    }),
  ),
  scene(52, "17:05", (stage) => submit(stage, "romain", "J2", secondDelivery)),
  scene(51, "09:40", (stage) => stage.act("theo", "milestone.verify", { milestone: "J2" })),
  scene(48, "10:20", (stage) =>
    check(stage, "theo", "J2", {
      "J2.2": "Trois visiteurs sur six ne savent pas à quoi sert l’écran de choix du créneau.",
      "EX-021.1": "Le texte posé sur l’image d’accueil descend à 2,9 pour 1.",
    }),
  ),
  scene(44, "11:15", (stage) =>
    decide(stage, "helene", "J2", {
      decision: "ADJOURN",
      comment:
        "Le parti graphique nous convient. Nous demandons que ces deux points soient repris avant l’intégration.",
      reasons: {
        "J2.2":
          "Cinq visiteurs sur six devaient comprendre chaque écran d’achat ; trois seulement comprennent celui du créneau.",
        "EX-021.1": "Un texte sur image reste à 2,9 pour 1, au lieu de 4,5 pour 1.",
      },
    }),
  ),
  scene(36, "16:25", (stage) => submit(stage, "romain", "J2", thirdDelivery)),
  scene(35, "10:00", (stage) => stage.act("theo", "milestone.verify", { milestone: "J2" })),
  scene(32, "09:50", (stage) =>
    check(stage, "theo", "J2", {
      "J2.1": "Le gabarit d’agenda en 375 px cache le filtre par musée.",
      "J2.3": "La charte ne dit rien d’une image dont les droits expirent.",
      "EX-021.1": "Le pied de page reste à 4,1 pour 1 en thème sombre.",
    }),
  ),
  scene(31, "10:15", async (stage) => {
    await raise(stage, "ines", "J2", {
      on: "EX-021.1",
      severity: "MAJOR",
      due: 15,
      statement: "Pied de page en thème sombre : contraste de 4,1 pour 1",
      steps: "Maquette « Accueil », thème sombre, largeur 1440 px. Mesurer le texte gris du pied de page.",
    });
    await raise(stage, "ines", "J2", {
      on: "J2.1",
      severity: "MAJOR",
      due: 6,
      statement: "Agenda en 375 px : le filtre par musée est caché",
      steps: "Maquette « Agenda », largeur 375 px. Ouvrir le panneau des filtres et chercher celui des musées.",
    });
  }),
  scene(30, "14:40", async (stage) => {
    await raise(stage, "judith", "J2", {
      on: "J2.3",
      severity: "MINOR",
      due: 4,
      statement: "La charte ne traite pas des images dont les droits expirent",
      steps:
        "Charte, page 31 : le cas d’une image sans droits y est, celui de droits limités dans le temps n’y est pas.",
    });
    await raise(stage, "theo", "J2", {
      on: "J2.1",
      severity: "MINOR",
      due: 2,
      statement: "Billet en 375 px : le bouton « Ajouter à l’agenda » passe sous le pli",
      steps: "Maquette « Confirmation d’achat », largeur 375 px. Le bouton demande un défilement.",
    });
  }),
  scene(28, "11:05", (stage) =>
    decide(stage, "helene", "J2", {
      decision: "ACCEPT_WITH_RESERVATIONS",
      comment: "L’écran du créneau est désormais compris de tous. Quatre points restent à reprendre.",
    }),
  ),
];

/** What follows: one reservation lifted by both, one refused then presented anew, one contested, one still open. */
export const reservationScenes: readonly Scene[] = [
  scene(25, "17:15", (stage) =>
    stage.act("romain", "reservation.contest", {
      reservation: "R-J2-03",
      reason:
        "Les droits limités dans le temps n’étaient pas dans la demande : la charte dit comment traiter une image sans droits, et c’est ce qui était attendu.",
    }),
  ),
  scene(24, "11:30", (stage) =>
    stage.act("judith", "comment.post", {
      subject: { kind: "MILESTONE", code: "J2" },
      text: "Sur R-J2-03 : le critère parle d’une « image sans droits ». Des droits échus en font partie à mon sens ; le comité tranchera.",
    }),
  ),
  scene(20, "16:10", (stage) =>
    stage.act("nadia", "reservation.submit-fix", {
      reservation: "R-J2-01",
      version: "maquettes-2.1",
      message: "Le gris du pied de page passe à 5,2 pour 1 dans les deux thèmes.",
    }),
  ),
  scene(17, "10:45", (stage) => lift(stage, "helene", "J2", "R-J2-01", "Mesuré à 5,2 pour 1 sur les deux thèmes.")),
  scene(16, "15:30", (stage) => confirmLifting(stage, "sophie", "J2", "R-J2-01")),
  scene(13, "16:35", (stage) =>
    stage.act("nadia", "reservation.submit-fix", {
      reservation: "R-J2-02",
      version: "maquettes-2.2",
      message: "Le filtre par musée ouvre en premier.",
    }),
  ),
  scene(10, "09:55", (stage) =>
    stage.act("ines", "reservation.refuse-fix", {
      reservation: "R-J2-02",
      reason: "Le filtre apparaît, mais le choix se perd quand on referme le panneau.",
    }),
  ),
  scene(3, "17:20", (stage) =>
    stage.act("nadia", "reservation.submit-fix", {
      reservation: "R-J2-02",
      version: "maquettes-2.3",
      message: "Le choix est gardé à la fermeture du panneau et rappelé au-dessus de la liste.",
    }),
  ),
];
