// What the agency promised, milestone by milestone. Days are counted in working days before the telling.
/** A milestone as the contract describes it. */
export type Promised = {
  readonly title: string;
  readonly purpose: string;
  readonly deliverables: readonly (readonly [title: string, description: string])[];
  /** Numbers of the requirements it covers, by place in the specification. */
  readonly covers: readonly number[];
  readonly criteria: readonly string[];
  readonly starts: number;
  readonly due: number;
  /** Basis points of the price. */
  readonly share: number;
  /** What the client supplies; `null` while the parties have not settled it, which keeps the definition from being signed. */
  readonly inputs: readonly { readonly title: string; readonly due: number; readonly critical: boolean }[] | null;
};

/** The seven milestones of the contract, J1 to J7. Their shares make the whole price. */
export const promises: readonly Promised[] = [
  {
    title: "Cadrage et arborescence",
    purpose: "Savoir ce que contient le site, où chaque chose se trouve, et sur quoi il repose.",
    deliverables: [
      ["Note de cadrage", "Publics, objectifs, contraintes, calendrier et responsabilités."],
      ["Arborescence", "Trois niveaux au plus, avec le nom de chaque rubrique."],
      ["Dossier d’architecture", "Hébergement, composants, échanges avec la régie."],
    ],
    covers: [24],
    criteria: [
      "Douze visiteurs trouvent huit informations sur dix dans l’arborescence",
      "Chaque page actuelle a une place ou une raison de disparaître",
      "Les responsabilités de chaque partie sont nommées tâche par tâche",
    ],
    starts: 110,
    due: 92,
    share: 1_000,
    inputs: [{ title: "Statistiques de fréquentation des deux dernières années", due: 106, critical: false }],
  },
  {
    title: "Maquettes et charte graphique",
    purpose: "Voir le site avant de le construire, et le faire voir à des visiteurs.",
    deliverables: [
      ["Maquettes", "Onze gabarits en deux largeurs, et leurs états."],
      ["Charte graphique", "Couleurs, caractères, images, composants."],
    ],
    covers: [1, 21],
    criteria: [
      "Les onze gabarits existent en 375 px et en 1440 px",
      "Cinq visiteurs sur six disent à quoi sert chaque écran d’achat",
      "La charte dit comment traiter une image sans droits",
    ],
    starts: 84,
    due: 58,
    share: 1_500,
    inputs: [{ title: "Photographies des salles, libres de droits", due: 78, critical: true }],
  },
  {
    title: "Gabarits et intégration",
    purpose: "Disposer d’un site que les rédacteurs remplissent.",
    deliverables: [
      ["Gabarits de page", "Vingt-deux gabarits et leur bibliothèque de composants."],
      ["Environnement de recette", "Accessible aux trois parties, données comprises."],
    ],
    covers: [2, 3, 4, 6, 20, 22, 26, 27],
    criteria: ["L’environnement de recette est reconstruit depuis les sources en moins d’une heure"],
    starts: 37,
    due: 8,
    share: 2_000,
    inputs: [{ title: "Textes des pages pratiques", due: 25, critical: false }],
  },
  {
    title: "Billetterie en ligne",
    purpose: "Vendre un billet horodaté sans jamais dépasser une jauge.",
    deliverables: [
      ["Billetterie", "Achat, échange, groupes, tarifs, envoi des billets."],
      ["Raccordements", "Paiement, contrôle d’accès, régie."],
    ],
    covers: [10, 11, 12, 13, 14, 15, 16, 17, 18],
    criteria: ["Une journée de vente réelle se déroule au musée des Arts sans intervention de l’agence"],
    starts: 24,
    due: -42,
    share: 2_500,
    inputs: [
      { title: "Grille tarifaire et accès à l’API de la régie", due: 5, critical: true },
      { title: "Contrat avec le prestataire de paiement", due: -8, critical: true },
    ],
  },
  {
    title: "Reprise des collections",
    purpose: "Retrouver en ligne les notices de la base actuelle, adresses comprises.",
    deliverables: [
      ["Outil de reprise", "Rejouable, avec la liste de ce qui n’a pas été repris."],
      ["Notices reprises", "Avec image, légende et crédit."],
    ],
    covers: [5, 30],
    criteria: ["Une reprise complète se rejoue en moins de deux heures"],
    starts: -6,
    due: -64,
    share: 1_000,
    inputs: [{ title: "Extraction de la base des collections", due: -4, critical: true }],
  },
  {
    title: "Recette générale, mise en ligne",
    purpose: "Ouvrir le site au public, en sachant qu’il tient.",
    deliverables: [
      ["Site en production", "Nom de domaine, certificats, sauvegardes, surveillance."],
      ["Rapport d’audit RGAA", "Échantillon de 15 pages, par un tiers."],
    ],
    covers: [7, 9, 19, 25, 28, 29, 31, 32, 33],
    criteria: ["La bascule se fait en une nuit, avec retour en arrière essayé"],
    starts: -66,
    due: -96,
    share: 1_500,
    inputs: null,
  },
  {
    title: "Transmission et autonomie",
    purpose: "L’équipe des musées publie, dépanne et fait évoluer le site sans aide.",
    deliverables: [
      ["Formation", "Six agents, quatre demi-journées."],
      ["Dossier de réversibilité", "Sources, données, comptes, documentation."],
    ],
    covers: [8, 23, 34, 35, 36],
    criteria: ["Trois actualités sont publiées sans l’agence dans le mois qui suit la formation"],
    starts: -97,
    due: -140,
    share: 500,
    inputs: null,
  },
];
