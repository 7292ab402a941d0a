// What the agency handed over, with the papers that go with it.
import type { Delivery } from "@/scripts/demo/acts";
import { page, sheet } from "@/scripts/demo/paper";

const repository = "https://atelier-corbel.example/haute-vere";

/** J1, handed over once. */
export const firstDelivery: Delivery = {
  version: "cadrage-1.0",
  environment: "",
  message: "La note de cadrage, l’arborescence et le dossier d’architecture, relus avec les équipes.",
  declaredIssues: "",
  papers: [
    {
      kind: "DELIVERABLE",
      by: "nadia",
      paper: sheet(
        "arborescence-1.0.md",
        "# Arborescence 1.0\n\n- Accueil\n  - Expositions\n  - Agenda\n  - Préparer sa visite\n    - Horaires et tarifs\n    - Accès et plan\n    - Groupes et scolaires\n  - Collections\n  - Les trois musées\n  - Acheter un billet",
      ),
    },
    {
      kind: "TEST_REPORT",
      by: "nadia",
      paper: sheet(
        "tri-de-cartes.md",
        "# Tri de cartes et parcours, 12 visiteurs\n\n| Information cherchée | Trouvée par |\n|---|---|\n| Horaires du dimanche | 12 sur 12 |\n| Tarif pour un groupe scolaire | 11 sur 12 |\n| Accès en fauteuil | 10 sur 12 |\n| Prêt d’une œuvre | 7 sur 12 |\n\nHuit informations sur dix trouvées par dix visiteurs au moins.",
      ),
    },
    {
      kind: "RELEASE_NOTES",
      by: "romain",
      paper: sheet(
        "notes-1.0.md",
        "# Cadrage 1.0\n\nPremière remise. 214 pages actuelles reçoivent une place, 96 disparaissent, chacune avec sa raison.",
      ),
    },
    {
      kind: "READINESS_RECORD",
      by: "romain",
      paper: page("pv-de-remise-j1.pdf", "Procès-verbal de remise, jalon J1", [
        "Atelier Corbel remet aux Musées de Haute-Vère la note de cadrage,",
        "l’arborescence et le dossier d’architecture, version cadrage-1.0.",
        "Hébergement : deux centres de données en France, sauvegardes comprises.",
      ]),
    },
  ],
  links: [],
  answers: {},
};

/** J2, handed over for the first time. */
export const secondDelivery: Delivery = {
  version: "maquettes-1.0",
  environment: "",
  message: "Les onze gabarits et la charte. Les essais avec les visiteurs ont eu lieu au musée des Arts.",
  declaredIssues: "Le texte sur image de l’accueil dépend de la photographie choisie.",
  papers: [
    {
      kind: "TEST_REPORT",
      by: "nadia",
      paper: sheet(
        "essais-visiteurs-1.md",
        "# Essais avec six visiteurs\n\nÉcran d’accueil : 6 sur 6. Fiche d’exposition : 6 sur 6. Choix du billet : 5 sur 6. Choix du créneau : 4 sur 6. Paiement : 6 sur 6.",
      ),
    },
    {
      kind: "RELEASE_NOTES",
      by: "romain",
      paper: sheet(
        "maquettes-1.0.md",
        "# Maquettes 1.0\n\nOnze gabarits en 375 px et en 1440 px, deux thèmes, états vides et d’erreur.",
      ),
    },
    {
      kind: "READINESS_RECORD",
      by: "romain",
      paper: page("pv-de-remise-j2.pdf", "Procès-verbal de remise, jalon J2", [
        "Atelier Corbel remet les maquettes et la charte, version maquettes-1.0.",
        "Les fichiers sources sont ouverts aux trois parties.",
      ]),
    },
  ],
  links: [{ kind: "DELIVERABLE", name: "Maquettes, fichiers sources", url: `${repository}/maquettes/1.0` }],
  answers: {},
};

/** J2, presented again after its adjournment, each reason answered. */
export const thirdDelivery: Delivery = {
  version: "maquettes-2.0",
  environment: "",
  message:
    "Les deux points de l’ajournement sont repris. L’écran du créneau a été dessiné de nouveau avec les agents de caisse.",
  declaredIssues: "",
  papers: [
    {
      kind: "TEST_REPORT",
      by: "nadia",
      paper: sheet(
        "essais-visiteurs-2.md",
        "# Seconde série d’essais, six visiteurs\n\nChoix du créneau : 6 sur 6. Les autres écrans n’ont pas changé et n’ont pas été repassés.",
      ),
    },
    {
      kind: "RELEASE_NOTES",
      by: "romain",
      paper: sheet(
        "maquettes-2.0.md",
        "# Maquettes 2.0\n\n- Écran du créneau : une ligne par heure, le nombre de places en toutes lettres.\n- Accueil : le texte sort de l’image.",
      ),
    },
    {
      kind: "READINESS_RECORD",
      by: "romain",
      paper: page("pv-de-remise-j2-2.pdf", "Procès-verbal de remise, jalon J2, seconde présentation", [
        "Atelier Corbel remet les maquettes et la charte, version maquettes-2.0.",
        "Les deux motifs de l’ajournement ont reçu leur réponse.",
      ]),
    },
  ],
  links: [{ kind: "DELIVERABLE", name: "Maquettes, fichiers sources", url: `${repository}/maquettes/2.0` }],
  answers: {
    "J2.2":
      "L’écran présente une ligne par heure et dit le nombre de places en toutes lettres ; six visiteurs sur six l’ont compris.",
    "EX-021.1": "Le texte est sorti de l’image : il est désormais à 8,3 pour 1.",
  },
};

/** J3, in the client's hands. */
export const templateDelivery: Delivery = {
  version: "1.4.0",
  environment: "Recette, reconstruite depuis les sources le matin de la livraison",
  message:
    "Vingt-deux gabarits et leur bibliothèque de composants. Les données de recette sont celles de la saison en cours.",
  declaredIssues: "Trois tests sur 214 échouent sur une version ancienne d’un navigateur, hors du périmètre convenu.",
  papers: [
    {
      kind: "TEST_REPORT",
      by: "nadia",
      paper: sheet(
        "rapport-de-tests-1.4.0.md",
        "# Rapport de tests 1.4.0\n\n| Suite | Réussis | Échoués |\n|---|---|---|\n| Gabarits | 132 | 0 |\n| Recherche | 50 | 0 |\n| Clavier | 24 | 0 |\n| Navigateurs | 5 | 3 |\n\nTotal : 211 réussis sur 214.",
      ),
    },
    {
      kind: "ACCESSIBILITY_REPORT",
      by: "nadia",
      paper: sheet(
        "clavier-et-contraste-1.4.0.md",
        "# Clavier et contraste, 1.4.0\n\nVingt-deux gabarits parcourus au clavier. Plan interactif : deux niveaux sur trois, correction en cours.",
      ),
    },
    {
      kind: "RELEASE_NOTES",
      by: "romain",
      paper: sheet(
        "notes-de-version-1.4.0.md",
        "# Version 1.4.0\n\n- Vingt-deux gabarits\n- Recherche sans accents\n- Pages en français et en anglais, avec la mention des pages non traduites\n- 0,7 Mo transférés par page de l’échantillon",
      ),
    },
    {
      kind: "READINESS_RECORD",
      by: "romain",
      paper: page("pv-de-mise-en-ordre-de-marche-j3.pdf", "Procès-verbal de mise en ordre de marche, jalon J3", [
        "La version 1.4.0 est installée en recette et répond aux trois parties.",
        "Reconstruite depuis les sources en 41 minutes.",
        "Atelier Corbel assistera aux vérifications si les musées le demandent.",
      ]),
    },
  ],
  links: [{ kind: "DELIVERABLE", name: "Environnement de recette", url: "https://recette.haute-vere.example" }],
  answers: {},
};
