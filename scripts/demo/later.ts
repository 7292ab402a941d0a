// What is still moving: needs that came after the baseline, the attempt to go back on J1, and the requests that replace it.
import { readMilestone } from "@/scripts/demo/acts";
import { type Scene, scene } from "@/scripts/demo/scene";
import { formOf } from "@/scripts/demo/specify";

const feedback = "Retours des visiteurs, bêta de l’automne";

/** Needs written after the baseline: one is left in each state before agreement, and two are put aside. */
export const needScenes: readonly Scene[] = [
  scene(34, "10:35", (stage) =>
    stage.act(
      "theo",
      "requirement.draft",
      formOf(
        {
          chapter: "Billetterie",
          title: "Liste d’attente d’un créneau complet",
          statement: "Un visiteur demande à être prévenu quand une place se libère dans un créneau complet.",
          kind: "FUNCTIONAL",
          priority: "SHOULD",
          source: feedback,
          method: "DEMONSTRATION",
          criteria: [["Délai entre la place libérée et l’e-mail", "5 min au plus"]],
        },
        "EX-037",
      ),
    ),
  ),
  scene(34, "11:00", (stage) =>
    stage.act(
      "ines",
      "requirement.draft",
      formOf(
        {
          chapter: "Contenus",
          title: "Visite virtuelle",
          statement: "Le site propose la visite virtuelle d’une salle par musée.",
          kind: "FUNCTIONAL",
          priority: "COULD",
          source: "Note de la direction",
          method: "DEMONSTRATION",
          criteria: [["Salles visitables", "3"]],
        },
        "EX-038",
      ),
    ),
  ),
  scene(33, "09:40", (stage) => stage.act("theo", "requirement.propose", { codes: ["EX-037"] })),
  scene(33, "10:00", (stage) => stage.act("ines", "requirement.propose", { codes: ["EX-038"] })),
  scene(29, "15:15", (stage) =>
    stage.act("ines", "requirement.defer", {
      codes: ["EX-038"],
      reason: "La prise de vues dépend des travaux de la salle des Gouaches : à reprendre après leur fin.",
    }),
  ),
  scene(26, "14:20", (stage) =>
    stage.act(
      "romain",
      "requirement.draft",
      formOf(
        {
          chapter: "Billetterie",
          title: "Paiement en plusieurs fois",
          statement: "Un visiteur paie un abonnement annuel en trois fois.",
          kind: "FUNCTIONAL",
          priority: "WONT",
          source: "Proposition de l’agence",
          method: "TEST",
          criteria: [["Échéances encaissées sur le jeu de test", "9 sur 9"]],
        },
        "EX-039",
      ),
    ),
  ),
  scene(26, "14:35", (stage) => stage.act("romain", "requirement.propose", { codes: ["EX-039"] })),
  scene(23, "11:45", (stage) =>
    stage.act("ines", "requirement.reject", {
      codes: ["EX-039"],
      reason: "La régie n’a pas le droit d’encaisser en plusieurs fois. Nous ne revenons pas sur ce point.",
    }),
  ),
  scene(21, "16:40", (stage) => stage.act("ines", "requirement.review", { codes: ["EX-037"] })),
  scene(9, "10:20", (stage) =>
    stage.act(
      "judith",
      "requirement.draft",
      formOf(
        {
          chapter: "Accessibilité",
          title: "Transcription des vidéos",
          statement: "Toute vidéo publiée a une transcription et des sous-titres.",
          kind: "QUALITY",
          priority: "MUST",
          source: "Loi 2005-102, article 47",
          method: "INSPECTION",
          criteria: [
            ["Vidéos sans transcription", "0"],
            ["Vidéos sans sous-titres", "0"],
          ],
        },
        "EX-040",
      ),
    ),
  ),
  scene(9, "10:40", (stage) => stage.act("judith", "requirement.propose", { codes: ["EX-040"] })),
  scene(2, "11:50", (stage) =>
    stage.act(
      "theo",
      "requirement.draft",
      formOf(
        {
          chapter: "Contenus",
          title: "Horaires exceptionnels",
          statement: "Une fermeture exceptionnelle s’affiche sur toutes les pages du musée concerné.",
          kind: "FUNCTIONAL",
          priority: "SHOULD",
          source: feedback,
          method: "DEMONSTRATION",
          criteria: [],
        },
        "EX-041",
      ),
    ),
  ),
];

/** Questions that keep the ball somewhere, and words kept to one side. */
export const talkScenes: readonly Scene[] = [
  scene(6, "14:30", (stage) =>
    stage.act("ines", "question.ask", {
      subject: { kind: "REQUIREMENT", code: "EX-037" },
      text: "La liste d’attente garde-t-elle l’ordre des demandes quand deux places se libèrent ensemble ? Sans réponse, nous ne pouvons pas donner notre accord.",
      blocking: true,
      to: "AGENCY",
    }),
  ),
  scene(3, "14:50", (stage) =>
    stage.act("helene", "note.write", {
      subject: { kind: "MILESTONE", code: "J3" },
      text: "Demander à Claire si la réserve sur le plan est acceptable avant l’ouverture de la grande exposition.",
    }),
  ),
  scene(2, "09:10", (stage) =>
    stage.act("romain", "note.write", {
      subject: { kind: "MILESTONE", code: "J4" },
      text: "Sans la grille avant vendredi, décaler les essais de charge et le dire au comité.",
    }),
  ),
];

/** What cannot be taken back is asked for: J1 refuses a new text, and a request for change says what is wanted. */
export const changeScenes: readonly Scene[] = [
  scene(19, "10:15", async (stage) => {
    const entry = { changeRequest: "", type: "EVOLUTION", origin: "milestone:J1" };
    const { agencyPartyId, definition } = await readMilestone(stage, "ines", "J1");
    const criteria = definition.criteria.map(({ statement }) => ({ statement }));
    await stage.tryInVain(
      "ines",
      "milestone.revise",
      { ...definition, criteria, agencyPartyId, milestone: "J1", reason: "La boutique ouvre au printemps." },
      "wrong-status",
    );
    stage.wait(6);
    await stage.act("ines", "change-request.open", {
      ...entry,
      title: "Une entrée « Boutique » au premier niveau",
      description:
        "Ajouter au premier niveau de l’arborescence une entrée « Boutique » qui mène au site marchand des musées, et déplacer « Les trois musées » dans le pied de page.",
      reason:
        "La boutique ouvre au printemps. L’arborescence a été acceptée avec J1 : elle ne change que par une demande.",
    });
  }),
  scene(18, "15:55", (stage) => stage.act("ines", "change-request.submit", { changeRequest: "FDE-001" })),
  scene(8, "11:25", (stage) =>
    stage.act("theo", "change-request.open", {
      changeRequest: "",
      type: "EVOLUTION",
      origin: "requirement:EX-015",
      title: "Échanger un billet le jour même",
      description: "Permettre l’échange jusqu’à une heure avant le créneau, quand il reste des places.",
      reason: "",
    }),
  ),
];

/** What the sponsor reads and says once a month. */
export const sponsorScenes: readonly Scene[] = [
  scene(15, "18:05", (stage) =>
    stage.act("claire", "comment.post", {
      subject: { kind: "MILESTONE", code: "J4" },
      text: "La grande exposition ouvre dans cinq mois : la journée de vente réelle au musée des Arts est ce que je regarderai d’abord.",
    }),
  ),
];
