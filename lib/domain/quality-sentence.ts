import type { Found, Language } from "@/lib/domain/quality-hint";
import { sentencesOf } from "@/lib/domain/quality-reading";

type Grammar = {
  /** "Doit être affiché": an obligation or a future, and a past participle. */
  readonly passive: RegExp;
  /** Somebody who acts, after the verb: "par le serveur", not "par défaut". */
  readonly actor: RegExp;
  /** Looks like a participle, and is an adjective or a state. */
  readonly states: RegExp;
  /** A verb that binds: each one is a requirement. */
  readonly binding: RegExp;
  /** A second verb behind the same obligation: "et envoyer". */
  readonly joined: RegExp;
};

const frenchVerbs =
  "afficher|ajouter|alerter|analyser|archiver|associer|attribuer|autoriser|avertir|bloquer|calculer|chiffrer|classer|collecter|comparer|confirmer|" +
  "conserver|consulter|contrôler|copier|créer|déclencher|demander|détecter|diffuser|effacer|enregistrer|envoyer|exporter|fermer|filtrer|fournir|" +
  "garantir|gérer|générer|héberger|imprimer|importer|indexer|indiquer|informer|interdire|journaliser|lister|masquer|mesurer|mettre|modifier|montrer|" +
  "notifier|offrir|ouvrir|partager|permettre|présenter|prévenir|produire|proposer|publier|rappeler|recevoir|rechercher|réduire|refuser|relancer|" +
  "remplacer|renvoyer|répondre|respecter|restaurer|restituer|sauvegarder|signaler|stocker|supprimer|synchroniser|télécharger|trier|traduire|" +
  "transférer|transmettre|valider|vérifier|verrouiller";
const frenchDeterminer = "(?:le|la|les|un|une|des|chaque|tout|toute|son|sa|ses|leur|leurs|ce|cet|cette)";

const grammars: Readonly<Record<Language, Grammar>> = {
  fr: {
    passive:
      /(?<!\p{L})(?:doi(?:t|vent) être|devr(?:a|ont) être|ser(?:a|ont))\s+(?:\p{L}+ment\s+)?(\p{L}+(?:é|ée|és|ées|ie?s?|ue?s?|ites?|its?|erte?s?|inte?s?))(?!\p{L})/giu,
    actor: new RegExp(
      `(?<!\\p{L})par (?:${frenchDeterminer} (?!biais|suite|moyen|mois|an|jour|semaine|heure)|l'(?!intermédiaire|année)|\\p{Lu}|\\u{FFFC})`,
      "u",
    ),
    states:
      /^(?:gratuite?s?|précise?s?|concise?s?|petite?s?|unie?s?|sécurisée?s?|adaptée?s?|appropriée?s?|limitée?s?|située?s?|basée?s?|connue?s?|tenue?s?|inclue?s?|bilingues?|lui|ainsi|aussi|parmi|celui|oui|qui|plus|aux?|du|peu|bleue?s?|verte?s?|lundi|mardi|jeudi|samedi|vendredi|mercredi)$/iu,
    binding: /(?<!\p{L})(?:doi(?:t|vent)|devr(?:a|ont)|(?:est|sont) tenue?s? de|il faut)(?!\p{L})/giu,
    joined: new RegExp(`(?<!\\p{L})(?:et|puis)\\s+(?:de\\s+|d'|à\\s+)?(?:${frenchVerbs})(?!\\p{L})`, "giu"),
  },
  en: {
    passive:
      /(?<!\p{L})(?:shall|must|will|should|has to|have to|needs? to)\s+be\s+(?:\p{L}+ly\s+)?(\p{L}+ed|sent|shown|kept|made|built|done|read|held|paid|met|found|given|written|hidden|chosen|drawn|put|set)(?!\p{L})/giu,
    actor: /(?<!\p{L})by (?:the|an?|each|any|every|all|its|their|\p{Lu}|\u{FFFC})/u,
    states:
      /^(?:based|limited|located|related|dedicated|detailed|required|needed|allowed|permitted|entitled|compressed|localized|localised|authorized|authorised)$/iu,
    binding: /(?<!\p{L})(?:shall|must|has to|have to|is required to|are required to)(?!\p{L})/giu,
    joined:
      /(?<!\p{L})(?:and|then)\s+(?:(?:also|then)\s+)?(?:add|alert|archive|block|calculate|check|close|compute|confirm|copy|create|delete|display|email|encrypt|export|filter|generate|hide|import|inform|keep|list|log|notify|offer|open|print|propose|provide|publish|record|refuse|remind|remove|replace|report|restore|save|send|show|sort|store|tell|translate|update|validate|verify|warn|write)\s+(?=(?:the|an?|each|any|all|every|its|their|one|it|them)(?!\p{L}))/giu,
  },
};

/** Passives that do not say who acts: "doit être envoyé", without "par le serveur" in the same sentence. */
export function findPassives(text: string, language: Language): readonly Found[] {
  const { passive, actor, states } = grammars[language];
  return sentencesOf(text).flatMap((sentence) => {
    const words = text.slice(sentence.start, sentence.end);
    return [...words.matchAll(passive)].flatMap((match): Found[] => {
      const participle = match[1] ?? "";
      if (states.test(participle) || actor.test(words.slice(match.index))) return [];
      const start = sentence.start + match.index;
      return [{ code: "PASSIVE", advice: "ACTOR", start, end: start + match[0].length }];
    });
  });
}

/** Several requirements in one text: each verb that binds after the first, and each verb joined behind the same one. */
export function findSeveral(text: string, language: Language): readonly Found[] {
  const { binding, joined } = grammars[language];
  const found = (match: RegExpExecArray): Found => {
    const trimmed = match[0].trimEnd();
    return { code: "SEVERAL", advice: "SPLIT", start: match.index, end: match.index + trimmed.length };
  };
  const bound = [...text.matchAll(binding)];
  const [first, ...others] = bound;
  if (first === undefined) return [];
  const behind = [...text.matchAll(joined)].filter((match) => match.index > first.index);
  return [...others, ...behind].map(found);
}
