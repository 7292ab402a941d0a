import type { TermGroup } from "@/lib/domain/quality-hint";

const modal = "(?:doi(?:t|vent)|devra(?:it|ient)?|devront|peu(?:t|vent)|pourr(?:a|ont|ait|aient)|sera|seront)";

/** French turns of phrase that leave a need undecided, open, double, negative or nameless (ISO/IEC/IEEE 29148, 5.2.4 to 5.2.7). */
export const frenchTurns: readonly TermGroup[] = [
  {
    code: "ESCAPE",
    advice: "DECIDE",
    terms: [
      "(?:si|lorsque|quand) (?:c'est |cela est )?possible",
      "si nécessaire",
      "si besoin",
      "au besoin",
      "le cas échéant",
      "éventuellement",
      "éventuel(?:le)?s?",
      "dans la mesure du possible",
      "autant que (?:possible|nécessaire)",
      "autant que faire se peut",
      "dès que possible",
      "en principe",
      "en règle générale",
      "généralement",
      "de préférence",
      "idéalement",
      "à l'idéal",
      "au pire",
      "selon les possibilités",
      "sous réserve de faisabilité",
    ],
  },
  { code: "ESCAPE", advice: "MODAL", terms: ["devrai(?:t|ent)", "pourrai(?:t|ent)"] },
  {
    code: "OPEN_ENDED",
    advice: "LIST",
    terms: [
      "etc\\.?",
      "et cetera",
      "et c(?:æ|ae)tera",
      "notamment",
      "entre autres",
      "tel(?:le)?s? que(?! (?:défini|décrit|prévu|indiqué|spécifié|précisé|présenté|convenu))",
      "(?:comme )?par exemple",
      "sans s'y limiter",
      "et ainsi de suite",
      "et(?:/ou)? autres",
      "liste non exhaustive",
    ],
  },
  {
    code: "TO_DEFINE",
    advice: "DEFINE",
    terms: ["(?:reste )?à (?:définir|préciser|déterminer|confirmer|compléter|écrire)", "tbd", "tbc", "x{3,}"],
  },
  {
    code: "COMBINATOR",
    advice: "EITHER",
    terms: ["et\\s*/\\s*ou", "ou\\s*/\\s*et", "mais (?:aussi|également)", "sinon"],
  },
  {
    code: "NEGATIVE",
    advice: "POSITIVE",
    terms: [
      `n(?:e |')${modal} (?:pas|jamais|plus|en aucun cas|aucune?)`,
      "en aucun cas",
      "aucune? (?:\\p{L}+ ){1,3}ne \\p{L}+",
    ],
  },
  {
    code: "PRONOUN",
    advice: "NAME",
    terms: [
      "celui-ci",
      "celle-ci",
      "ceux-ci",
      "celles-ci",
      "ce dernier",
      "cette dernière",
      "ces derni(?:ers|ères)",
      "cela",
      "ceci",
      "ça",
      "(?:il|elle)s?(?= (?:doi|dev|peu|pour|ser)\\p{L}+(?!\\p{L})(?! (?:être )?(?:possible|nécessaire)))",
    ],
  },
  { code: "PRONOUN", advice: "ACTOR", terms: ["on(?= \\p{L})"] },
];
