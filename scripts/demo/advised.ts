// What was advised and what became of it, and the risks that are watched.
import { draftOverride } from "@/lib/features/advice/queries-ceremony";
import type { DraftAdviceInput } from "@/lib/features/advice/schema";
import type { CastKey } from "@/scripts/demo/cast";
import { type Scene, scene } from "@/scripts/demo/scene";
import type { Stage } from "@/scripts/demo/stage";
import { memberOf } from "@/scripts/demo/standing";

const interests = "Aucun intérêt dans les offres de l’agence ; nos honoraires ne dépendent pas de l’issue.";

type Advised = Pick<DraftAdviceInput, "kind" | "object" | "facts" | "options" | "recommended"> & {
  readonly follows: Pick<DraftAdviceInput, "cost" | "delay" | "quality" | "legal">;
  readonly needed: number;
  readonly milestone: string;
};

/** The AMO writes advice on a milestone and sends it out. */
async function advise(stage: Stage, { follows, needed, milestone, ...said }: Advised): Promise<void> {
  const { advice = "" } = await stage.act("judith", "advice.draft", {
    ...{ ...said, ...follows, interests, advice: "", supersedes: "", opinion: "" },
    neededBy: stage.calendar.day(needed),
    links: [{ kind: "MILESTONE", code: milestone }],
  });
  stage.wait(2);
  await stage.act("judith", "advice.issue", { advice });
}

/** The signatory goes on against advice, and signs why and what is accepted with it. */
async function override(stage: Stage, advice: string, reason: string, consequences: string): Promise<void> {
  const brought = { answer: "OVERRIDDEN", reason, consequences } as const;
  const draft = await stage.read("helene", (tx, scope, now) => draftOverride({ tx, scope, now }, advice, brought));
  await stage.sign("helene", "advice.override", draft?.digest ?? "", { advice, ...brought });
}

/** Advice that is followed, a warning that is overridden, one that waits, an expert who is asked. */
export const adviceScenes: readonly Scene[] = [
  scene(49, "10:30", (stage) =>
    advise(stage, {
      kind: "RECOMMENDATION",
      object: "Refaire voir les maquettes à six visiteurs avant de décider de J2",
      facts:
        "Trois visiteurs sur six n’ont pas compris l’écran de choix du créneau (vérification de J2, premier tour).",
      options: "Décider sur les seules maquettes corrigées ; ou les montrer d’abord à six autres visiteurs.",
      recommended: "Six visiteurs, une demi-journée, avant la décision.",
      follows: {
        cost: "Six bons d’achat : 180 € TTC.",
        delay: "Deux jours ouvrés.",
        quality: "Un écran d’achat que la moitié des visiteurs ne comprend pas.",
        legal: "Aucune.",
      },
      needed: 44,
      milestone: "J2",
    }),
  ),
  scene(48, "09:15", (stage) => stage.act("ines", "advice.acknowledge", { advice: "AVIS-001" })),
  scene(47, "16:20", (stage) =>
    stage.act("ines", "advice.follow", { advice: "AVIS-001", answer: "FOLLOWED", reason: "" }),
  ),
  scene(20, "10:05", (stage) =>
    advise(stage, {
      kind: "WARNING",
      object: "Développer la billetterie sans accès de recette à la régie",
      facts:
        "La régie n’ouvre son environnement de recette que dans trois semaines. J4 a commencé sur des réponses simulées.",
      options: "Attendre l’accès ; commencer par les parcours qui ne l’appellent pas ; continuer sur des simulations.",
      recommended: "Commencer par les parcours qui n’appellent pas la régie.",
      follows: {
        cost: "Trois à cinq jours de reprise, non compris dans l’offre.",
        delay: "Une à deux semaines sur J4 si la régie répond autrement.",
        quality: "Des cas d’erreur qui ne se voient qu’en recette.",
        legal: "Le retard né de ce choix ne se reprochera pas à l’agence.",
      },
      needed: 14,
      milestone: "J4",
    }),
  ),
  scene(18, "17:25", (stage) =>
    override(
      stage,
      "AVIS-002",
      "Les fêtes ne se déplacent pas : attendre trois semaines, c’est renoncer à vendre en ligne pour Noël.",
      "Nous acceptons jusqu’à cinq jours de reprise à notre charge, et un décalage de J4 de deux semaines au plus.",
    ),
  ),
  scene(7, "09:50", (stage) =>
    stage.act("judith", "advice.note-outcome", {
      advice: "AVIS-002",
      outcome: "PARTLY",
      note: "Deux réponses de la régie diffèrent des simulations : un jour et demi de reprise, sans effet sur la date.",
    }),
  ),
  scene(5, "09:35", (stage) =>
    stage.act("judith", "opinion.request", {
      ...{ askedOf: "EXPERT", partyId: "", name: "Paul Deschamps", organisation: "Cabinet Rivoire" },
      email: "paul.deschamps@cabinet-rivoire.example",
      question: "La billetterie tiendra-t-elle l’ouverture de la grande exposition ?",
      facts: "Quatre mille achats attendus dans la première heure ; un serveur, une base, un cache de dix minutes.",
      neededBy: stage.calendar.day(-6),
      links: [{ kind: "MILESTONE", code: "J4" }],
    }),
  ),
  scene(3, "15:35", (stage) =>
    advise(stage, {
      kind: "WARNING",
      object: "Accepter J4 sans essai de charge sur l’hébergement définitif",
      facts: "Les essais prévus portent sur le serveur de recette, quatre fois plus petit que la production.",
      options: "Essayer en production avant l’ouverture ; ouvrir par paliers ; accepter sans essai.",
      recommended: "Une nuit d’essai en production, puis une ouverture par paliers.",
      follows: {
        cost: "Une journée de vente perdue : environ 40 000 €.",
        delay: "Trois jours pour préparer l’essai.",
        quality: "Un site qui tombe le jour où il est le plus regardé.",
        legal: "Remboursement des visiteurs qui n’ont pas pu entrer.",
      },
      needed: -4,
      milestone: "J4",
    }),
  ),
];

type Look = Readonly<Record<"probability" | "cost" | "time" | "quality", number>>;
type Watched = Look & { readonly after: readonly [number, number]; readonly actions: string; readonly on: number };

async function lookOf(stage: Stage, owner: CastKey, { after, actions, on, ...degrees }: Watched): Promise<object> {
  const ownerId = await memberOf(stage, owner);
  const [residualProbability, residualImpact] = after;
  const rest = { residualProbability, residualImpact, reviewOn: stage.calendar.day(on), response: "REDUCE" };
  return { ...degrees, ...rest, ownerId, actions, proximity: "MONTH", warningSign: "" };
}

/** The standing risks of the beginning, one that the agency adds, what is looked at again, and one that happened. */
export const riskScenes: readonly Scene[] = [
  scene(96, "11:30", async (stage) => {
    const ownerId = await memberOf(stage, "ines");
    const standing = ["absent-client", "late-content", "moving-validations", "tool-not-adopted"];
    await stage.act("judith", "risk.adopt", { standing, ownerId, reviewOn: stage.calendar.day(60) });
  }),
  scene(78, "14:15", async (stage) =>
    stage.act("romain", "risk.identify", {
      category: "SUPPLIER",
      nature: "THREAT",
      cause: "La régie change de version en cours d’année",
      event: "L’interface de la régie change avant l’ouverture",
      effect: "Les échanges de billets sont à reprendre",
      ...(await lookOf(stage, "romain", {
        ...{ probability: 3, cost: 3, time: 5, quality: 3, after: [2, 4], on: 30 },
        actions: "Point mensuel avec la régie ; essais rejoués à chaque annonce de version.",
      })),
    }),
  ),
  scene(60, "10:45", async (stage) =>
    stage.act("ines", "risk.review", {
      risk: "RSQ-001",
      ...(await lookOf(stage, "ines", {
        ...{ probability: 3, cost: 2, time: 5, quality: 4, after: [2, 4], on: -8 },
        actions: "Un suppléant pour chaque validation ; une matinée par semaine réservée au projet.",
      })),
      note: "Deux réponses en retard en un mois ; le secrétaire général supplée depuis.",
    }),
  ),
  scene(55, "09:30", (stage) =>
    stage.act("judith", "risk.occur", {
      risk: "RSQ-002",
      became: "ISSUE",
      note: "Les photographies des salles ont manqué à la première présentation des maquettes.",
    }),
  ),
  scene(30, "16:40", async (stage) =>
    stage.act("romain", "risk.review", {
      risk: "RSQ-005",
      ...(await lookOf(stage, "romain", {
        ...{ probability: 4, cost: 3, time: 5, quality: 4, after: [3, 4], on: -5 },
        actions: "Accès de recette demandé ; parcours sans la régie développés d’abord.",
      })),
      note: "La régie annonce une version pour l’hiver, sans date.",
    }),
  ),
];
