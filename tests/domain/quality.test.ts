import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { levelLacksUnit, qualityHints } from "@/lib/domain/quality";
import { HintCode, hintSources, type Language } from "@/lib/domain/quality-hint";
import { quoteless, sentencesOf, textLanguage } from "@/lib/domain/quality-reading";
import { insertStarter, Starter, starterSentence } from "@/lib/domain/quality-starter";

/** The remarks on a text, as "CODE words". */
function remarks(text: string, usual: Language, measured = false): readonly string[] {
  return qualityHints(text, { usual, measured }).map(({ code, words }) => `${code} ${words}`);
}

/** Texts that are worth a remark, and the words it is about. */
const french: readonly (readonly [string, readonly string[]])[] = [
  ["Quand un visiteur cherche une œuvre, le site doit répondre rapidement.", ["VAGUE rapidement"]],
  ["L’interface doit être simple et intuitive.", ["VAGUE simple", "VAGUE intuitive"]],
  [
    "Le site doit être moderne, convivial, ergonomique et performant.",
    ["VAGUE moderne", "VAGUE convivial", "VAGUE ergonomique", "VAGUE performant"],
  ],
  ["Le site doit offrir une navigation adaptée au mobile.", ["VAGUE adaptée"]],
  ["Le site doit conserver environ 3 ans de factures.", ["VAGUE environ"]],
  ["Le site doit sauvegarder régulièrement la base.", ["VAGUE régulièrement"]],
  ["Le site doit proposer plusieurs modes de paiement.", ["VAGUE plusieurs"]],
  ["Le site doit, si possible, afficher la carte.", ["ESCAPE si possible"]],
  ["Le site doit, dans la mesure du possible, traduire les pages.", ["ESCAPE dans la mesure du possible"]],
  ["Le cas échéant, le site doit alerter la rédaction.", ["ESCAPE Le cas échéant"]],
  ["Le site devrait afficher la date.", ["ESCAPE devrait"]],
  ["Le site doit afficher le titre, l’auteur, la date, etc.", ["OPEN_ENDED etc."]],
  ["Le site doit afficher notamment la date.", ["OPEN_ENDED notamment"]],
  ["Le site doit accepter les images telles que les photographies.", ["OPEN_ENDED telles que"]],
  ["Le délai de livraison est à définir.", ["TO_DEFINE à définir"]],
  ["Le site doit afficher les ateliers et/ou les visites du jour.", ["COMBINATOR et/ou"]],
  ["Le site doit afficher le total et envoyer un courriel.", ["SEVERAL et envoyer"]],
  ["Le site doit afficher le total. L’agence doit fournir la notice.", ["SEVERAL doit"]],
  ["Le courriel de confirmation doit être envoyé.", ["PASSIVE doit être envoyé"]],
  ["Les images seront redimensionnées.", ["PASSIVE seront redimensionnées"]],
  ["Le courriel doit être envoyé par défaut.", ["PASSIVE doit être envoyé"]],
  ["Le site doit afficher la page en moins de 3.", ["UNIT 3"]],
  ["Le temps de réponse de la recherche doit rester bas.", ["UNMEASURED temps de réponse"]],
  ["Le site doit réduire au maximum les images.", ["UNMEASURED au maximum"]],
  ["Le site ne doit pas lancer la vidéo.", ["NEGATIVE ne doit pas"]],
  ["Aucune vidéo ne démarrera.", ["NEGATIVE Aucune vidéo ne démarrera"]],
  ["Quand la page change, elle doit s’annoncer.", ["PRONOUN elle"]],
  ["On affiche la page.", ["PRONOUN On"]],
  ["Quand [événement], le site doit [réponse].", ["TO_DEFINE [événement]", "TO_DEFINE [réponse]"]],
];

const english: readonly (readonly [string, readonly string[]])[] = [
  ["The site shall answer quickly.", ["VAGUE quickly"]],
  ["The interface shall be user-friendly and modern.", ["VAGUE user-friendly", "VAGUE modern"]],
  ["The site shall offer adequate contrast.", ["VAGUE adequate"]],
  ["The site shall back the database up regularly.", ["VAGUE regularly"]],
  ["The site shall keep invoices for approximately 3 years.", ["VAGUE approximately"]],
  ["The site shall show the map if possible.", ["ESCAPE if possible"]],
  ["The site shall warn the editors as appropriate.", ["ESCAPE as appropriate"]],
  ["The site should show the date.", ["ESCAPE should"]],
  ["The site shall show the title, the author, etc.", ["OPEN_ENDED etc."]],
  ["The site shall take formats including but not limited to PNG.", ["OPEN_ENDED including but not limited to"]],
  ["The delivery period is to be defined.", ["TO_DEFINE to be defined"]],
  ["The site shall list the workshops and/or the visits.", ["COMBINATOR and/or"]],
  ["The site shall show the total and send a message.", ["SEVERAL and send"]],
  ["The site shall show the total. The agency shall deliver a manual.", ["SEVERAL shall"]],
  ["The confirmation shall be sent.", ["PASSIVE shall be sent"]],
  ["The site shall show the page in less than 3.", ["UNIT 3"]],
  ["The response time of the search shall be short.", ["UNMEASURED response time"]],
  ["The site shall not start the video.", ["NEGATIVE shall not"]],
  ["When the page changes, it shall announce the change.", ["PRONOUN it"]],
];

/** Texts that look like the above and are right. */
const clean: readonly (readonly [Language, string])[] = [
  ["fr", "Le site doit afficher la page en au maximum 3 s."],
  ["fr", "Le site doit afficher la page rapidement, en moins de 1 s pour 95 % des recherches."],
  ["fr", "Le site doit présenter tout texte superposé à une image avec un contraste d’au moins 4,5 pour 1."],
  ["fr", "Le site doit conserver les factures entre 3 et 5 ans."],
  ["fr", "Le site doit afficher « Chargement rapide, etc. » sur l’accueil."],
  ["fr", "Le site doit afficher le mot `si possible`."],
  ["fr", "Le site doit accepter le paiement tel que défini en annexe 2."],
  ["fr", "Le courriel de confirmation doit être envoyé par le serveur."],
  ["fr", "Quand un visiteur paie, le site doit envoyer un reçu au format PDF."],
  ["fr", "Il doit être possible de payer par carte."],
  ["fr", "Le site doit afficher le temps de réponse de chaque service."],
  ["fr", "Le fichier doit être au format PDF."],
  ["fr", "Le site doit offrir un lien d’évitement vers le contenu sur chaque page."],
  ["fr", "Si le paiement échoue, alors le site doit garder le panier 20 minutes."],
  ["fr", "Le site doit conserver les comptes jusqu’à 2030."],
  ["fr", "Le site doit suivre la page https://exemple.fr/simple-et-rapide."],
  ["fr", "Le site doit respecter le chapitre [TA](annexe)."],
  ["en", "The site shall show the page in at most 3 s."],
  ["en", "The site shall answer quickly, in under 1 s for 95% of searches."],
  ["en", "The site shall show “Fast, easy, etc.” on the home page."],
  ["en", "The site shall show 'as fast as possible' on the home page."],
  ["en", "The confirmation shall be sent by the mail server."],
  ["en", "It shall be possible to pay by card."],
  ["en", "The site shall let the visitor choose at least two languages."],
  ["en", "While the visitor is signed in, the site shall show the account menu."],
  ["en", "The site shall show the response time of each service."],
];

describe("4.1 the wording of a requirement", () => {
  it.each(french)("fr: %s", (text, expected) => {
    expect(remarks(text, "fr")).toEqual(expected);
  });

  it.each(english)("en: %s", (text, expected) => {
    expect(remarks(text, "en")).toEqual(expected);
  });

  it.each(clean)("%s, nothing to say: %s", (language, text) => {
    expect(remarks(text, language)).toEqual([]);
  });

  it("every remark is found in both languages, and says where it comes from", () => {
    for (const corpus of [french, english]) {
      const found = new Set(corpus.flatMap(([text]) => qualityHints(text, { usual: "fr" }).map(({ code }) => code)));
      expect([...found].sort()).toEqual([...HintCode.options].sort());
    }
    for (const code of HintCode.options) expect(hintSources[code].iso).toMatch(/^5\.2\.\d$/);
  });

  it("reads a text in its own language, whatever that of the contract", () => {
    expect(remarks("The site shall answer quickly.", "fr")).toEqual(["VAGUE quickly"]);
    expect(textLanguage("Simple", "fr")).toBe("fr");
    expect(textLanguage("Simple", "en")).toBe("en");
  });

  it("a criterion that gives the level makes up for a threshold that the statement leaves out", () => {
    const text = "Le temps de réponse de la recherche doit rester bas.";
    expect(remarks(text, "fr", true)).toEqual([]);
  });

  it("finds words whatever the apostrophe, the case and the space", () => {
    expect(remarks("Le site doit être SIMPLE, à l\u2019idéal.", "fr")).toEqual([
      "VAGUE SIMPLE",
      "ESCAPE à l\u2019idéal",
    ]);
    expect(remarks("Le site doit afficher la carte, si\u00A0possible.", "fr")).toEqual(["ESCAPE si\u00A0possible"]);
  });

  it("a level has its unit", () => {
    for (const bare of ["3", " 4,5 ", "≤ 3", "10 000"]) expect(levelLacksUnit(bare)).toBe(true);
    for (const whole of ["3 s", "95 %", "4,5 pour 1", "aucune erreur", ""]) expect(levelLacksUnit(whole)).toBe(false);
  });
});

const words = fc.array(
  fc.oneof(
    fc.constantFrom(
      "rapidement",
      "doit",
      "être",
      "envoyé",
      "etc.",
      "« ",
      " »",
      "`",
      "3",
      "moins de",
      "et/ou",
      "[a b]",
      "’",
      "\n",
      "shall",
      "é\u0301",
    ),
    fc.string({ unit: "grapheme", maxLength: 8 }),
  ),
  { maxLength: 40 },
);

describe("remarks on any text", () => {
  it("stand inside the text, in order, apart from each other, and quote it to the letter", () => {
    fc.assert(
      fc.property(words, fc.constantFrom<Language>("fr", "en"), (parts, usual) => {
        const text = parts.join(" ");
        const hints = qualityHints(text, { usual });
        let last = 0;
        for (const hint of hints) {
          expect(hint.start).toBeGreaterThanOrEqual(last);
          expect(hint.end).toBeGreaterThan(hint.start);
          expect(text.slice(hint.start, hint.end)).toBe(hint.words);
          last = hint.end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
        expect(quoteless(text)).toHaveLength(text.length);
        for (const span of sentencesOf(text)) expect(span.end).toBeGreaterThan(span.start);
      }),
    );
  });

  it("never takes long, whatever the text", () => {
    for (const part of ["« ", "`", "[a ", "et ", "3 ", "doit être ", "il ", "aucune a ", "'", '"', "a@", "5.5.5."]) {
      const text = part.repeat(Math.floor(20_000 / part.length));
      const began = performance.now();
      qualityHints(text, { usual: "fr" });
      expect(performance.now() - began, part).toBeLessThan(2_000);
    }
  });
});

describe("4.2 sentence starters", () => {
  it.each(Starter.options)("%s is inserted with its first hole selected, and its holes are remarked", (starter) => {
    for (const language of ["fr", "en"] as const) {
      const edited = insertStarter({ text: "", start: 0, end: 0 }, starter, language);
      expect(edited.text).toBe(starterSentence(starter, language));
      expect(edited.text.slice(edited.start, edited.end)).toMatch(/^\[.+\]$/);
      expect(qualityHints(edited.text, { usual: language }).every(({ code }) => code === "TO_DEFINE")).toBe(true);
    }
  });

  it("keeps what stands around, each sentence on its line", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const text = before + after;
        const edited = insertStarter({ text, start: before.length, end: before.length }, "EVENT", "fr");
        expect(edited.text.startsWith(before)).toBe(true);
        expect(edited.text.endsWith(after)).toBe(true);
        expect(edited.text.slice(edited.start, edited.end)).toBe("[événement]");
      }),
    );
  });
});
