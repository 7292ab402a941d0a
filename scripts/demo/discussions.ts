// What was said about the specification, and how it was first worded.
import type { Side } from "@/lib/domain/party";
import type { CastKey } from "@/scripts/demo/cast";

/** What the baseline leaves out. */
export const baselineExclusions =
  "Boutique en ligne, audioguides, intranet des équipes, refonte de l’identité visuelle, traduction des notices de collection.";

/** Criteria as they stood before the discussion, by requirement. */
export const firstWordings: Readonly<Record<string, readonly (readonly [measure: string, target: string])[]>> = {
  "EX-014": [
    ["Codes lus au premier passage", "100 sur 100"],
    ["Délai d’envoi", "10 s au plus"],
  ],
  "EX-027": [["Poids transféré d’une page de l’échantillon", "500 Ko au plus"]],
};

/** Criteria that are lived rather than measured, by requirement. */
export const scenarios: Readonly<
  Record<string, { readonly given: string; readonly when: string; readonly outcome: string }>
> = {
  "EX-012": {
    given: "Étant donné un créneau de 40 places dont 39 sont vendues",
    when: "Quand deux visiteurs paient au même instant",
    outcome: "Alors un seul reçoit un billet, et l’autre est remboursé aussitôt avec une autre proposition de créneau",
  },
  "EX-015": {
    given: "Étant donné un billet pour demain 14 h",
    when: "Quand le visiteur choisit demain 16 h, où il reste des places",
    outcome: "Alors le premier billet ne passe plus au contrôle et le second arrive par e-mail",
  },
};

type Said = {
  readonly days: number;
  readonly time: string;
  readonly by: CastKey;
  readonly on: string;
  readonly text: string;
  readonly privately: boolean;
};

function remark(days: number, time: string, by: CastKey, on: string, text: string): Said {
  return { days, time, by, on, text, privately: false };
}

function note(days: number, time: string, by: CastKey, on: string, text: string): Said {
  return { days, time, by, on, text, privately: true };
}

/** Comments, which all read, and notes, which one side keeps to itself; in the order in which they were written. */
export const said: readonly Said[] = [
  remark(
    120,
    "10:40",
    "nadia",
    "EX-001",
    "Sur un écran de 375 px, l’image et le titre d’une exposition tiennent si la bannière d’information reste repliée. Nous le prévoyons ainsi.",
  ),
  remark(
    120,
    "15:20",
    "theo",
    "EX-003",
    "Le public scolaire réserve par niveau de classe. Le filtre par public suffit pourvu que ses valeurs soient les nôtres : nous les fournissons.",
  ),
  note(
    120,
    "15:50",
    "ines",
    "EX-005",
    "À vérifier avec la documentation : 180 notices n’ont pas de crédit photographique. Ne pas en faire un point de désaccord avec l’agence.",
  ),
  remark(
    119,
    "09:55",
    "romain",
    "EX-004",
    "Le jeu de 50 mots devra être figé avant le développement, sinon la mesure n’a pas de sens.",
  ),
  remark(
    119,
    "11:30",
    "judith",
    "EX-020",
    "Le parcours d’achat au clavier se vérifie aussi avec le prestataire de paiement, dont la page n’est pas la nôtre. Je propose de l’inclure dans l’essai.",
  ),
  note(
    119,
    "14:05",
    "romain",
    "EX-018",
    "Tenir 120 achats par minute demande une file d’attente. Prévoir trois jours de Nadia, déjà comptés dans le lot billetterie.",
  ),
  remark(
    119,
    "16:45",
    "nadia",
    "EX-027",
    "500 Ko excluent la photographie pleine largeur des fiches d’exposition. À 1 Mo nous gardons l’image sans alourdir le reste.",
  ),
  note(
    118,
    "09:20",
    "judith",
    "EX-023",
    "Prévoir deux demi-journées de relecture payées aux lecteurs concernés : à rappeler à Inès avant le comité.",
  ),
];

type Asked = {
  readonly days: number;
  readonly time: string;
  readonly by: CastKey;
  readonly to: Side;
  readonly on: string;
  readonly blocking: boolean;
  readonly text: string;
  readonly answer: { readonly days: number; readonly time: string; readonly by: CastKey; readonly text: string };
};

/** Questions with their answers, in the order in which they were put and answered. */
export const asked: readonly Asked[] = [
  {
    days: 118,
    time: "10:10",
    by: "romain",
    to: "CLIENT",
    on: "EX-014",
    blocking: true,
    text: "Quel format de code les contrôleurs actuels lisent-ils, et peut-on en emprunter un pour une semaine ?",
    answer: {
      days: 117,
      time: "09:35",
      by: "theo",
      text: "Ils lisent le QR code et le Code 128. Deux appareils sont à votre disposition à l’accueil du musée des Arts dès lundi. Au premier passage, nous mesurons aujourd’hui 96 lectures sur 100.",
    },
  },
  {
    days: 117,
    time: "11:15",
    by: "nadia",
    to: "CLIENT",
    on: "EX-011",
    blocking: true,
    text: "La grille compte 14 tarifs, dont « famille », qui dépend du nombre d’enfants. Est-ce un tarif ou une réduction calculée ?",
    answer: {
      days: 116,
      time: "14:50",
      by: "ines",
      text: "C’est un tarif : deux adultes et un à trois enfants. Au-delà, chaque enfant paie le tarif jeune.",
    },
  },
  {
    days: 116,
    time: "16:05",
    by: "ines",
    to: "AGENCY",
    on: "EX-018",
    blocking: false,
    text: "Que voit un visiteur au-delà de 120 achats par minute ?",
    answer: {
      days: 115,
      time: "10:25",
      by: "romain",
      text: "Une page d’attente qui dit son rang et le temps estimé. Le rang est gardé si le téléphone se met en veille.",
    },
  },
  {
    days: 115,
    time: "11:40",
    by: "romain",
    to: "CLIENT",
    on: "EX-005",
    blocking: true,
    text: "Les droits des images des 3 200 notices permettent-ils leur publication en ligne ?",
    answer: {
      days: 115,
      time: "17:10",
      by: "ines",
      text: "Oui pour 3 020 d’entre elles. Les 180 autres se publient sans image, avec la mention « image non disponible ».",
    },
  },
  {
    days: 114,
    time: "09:05",
    by: "nadia",
    to: "AMO",
    on: "EX-019",
    blocking: false,
    text: "Qui choisit les 15 pages de l’échantillon, et quand ?",
    answer: {
      days: 114,
      time: "09:50",
      by: "judith",
      text: "Je propose l’échantillon à la fin de J3, d’après la méthode du RGAA ; les deux côtés le valident avant l’audit.",
    },
  },
];
