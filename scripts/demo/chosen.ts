// In the third project: a change lived through to its signed amendment, one that waits for its decision, and the choice of
// a provider from the invitation of three candidates to the letters.

import { readOrderToSign } from "@/lib/features/amendment/queries-ceremony";
import { draftApproval } from "@/lib/features/change-request/queries-decision";
import { loadChange } from "@/lib/features/change-request/queries-state";
import { draftAward } from "@/lib/features/consultation/queries-award";
import { loadConsultation } from "@/lib/features/consultation/queries-state";
import { sha256 } from "@/lib/ledger/canonical";
import { recordDigest } from "@/lib/ledger/sign";
import type { CastKey } from "@/scripts/demo/cast";
import { type Scene, scene } from "@/scripts/demo/scene";
import { formOf } from "@/scripts/demo/specify";
import type { Stage } from "@/scripts/demo/stage";
import { partyOf } from "@/scripts/demo/standing";
import { need, visitors } from "@/scripts/demo/written";

type There = (play: Scene["play"]) => Scene["play"];

const english = need(
  "Parcours",
  "Écouter en anglais",
  "Chaque commentaire s’écoute aussi en anglais, avec sa transcription.",
  "FUNCTIONAL",
  "SHOULD",
  visitors,
  "INSPECTION",
  ["Commentaires sans version anglaise", "0"],
);

type Asked = { readonly title: string; readonly description: string; readonly reason: string; readonly added: string };

const translation: Asked = {
  title: "L’audioguide en anglais",
  description: "Ajouter à chaque commentaire sa version anglaise, écrite et dite.",
  reason: "Un visiteur sur cinq ne lit pas le français.",
  added: "Une version anglaise des vingt-quatre commentaires.",
};
const map: Asked = {
  title: "Un plan qui suit le visiteur",
  description: "Montrer sur un plan la salle où l’on écoute, et le chemin jusqu’à la suivante.",
  reason: "Le gardien de la salle 9 indique le chemin quarante fois par jour.",
  added: "Un plan de deux étages et la place de chaque code.",
};

/** Asks for a change, and has the AMO find that it is one. */
async function ask(stage: Stage, key: CastKey, asked: Asked): Promise<string> {
  const { title, description, reason } = asked;
  const words = { changeRequest: "", type: "EVOLUTION", origin: "", title, description, reason };
  const { changeRequest = "" } = await stage.act(key, "change-request.open", words);
  await stage.act(key, "change-request.submit", { changeRequest });
  return changeRequest;
}

async function qualify(stage: Stage, changeRequest: string): Promise<void> {
  await stage.act("judith", "change-request.qualify", {
    changeRequest,
    ...{ inBaseline: "NO", fails: "NO", requirement: "", inScope: true, duplicateOf: "" },
    agencies: [await partyOf(stage, "judith", "AGENCY")],
    opinion: "Rien de tel n’est dans le référentiel signé : c’est une évolution.",
  });
}

/** The agency says what the change takes, and its price. */
async function offer(stage: Stage, changeRequest: string, added: string, oneOffCents: number): Promise<void> {
  await stage.act("romain", "change-request.assess", {
    changeRequest,
    ...{ days: 0, milestones: [], modified: [], removed: [], reopened: [], added, confidence: "HIGH" },
    quality: "Les transcriptions suivent les mêmes règles d’accessibilité.",
    security: "Aucune donnée personnelle nouvelle.",
    risks: "La relecture dépend de la disponibilité du musée.",
    rights: "Cession des textes et des voix, comme pour le français.",
    training: "Aucune.",
    otherAgencies: "Aucune.",
    alternatives: "Des transcriptions seules, sans voix.",
    doNothing: "Les visiteurs concernés continuent sans.",
  });
  const price = { oneOffCents, recurring: [], taxBasisPoints: 2_000, reverseCharge: false };
  await stage.act("romain", "change-request.quote", { changeRequest, ...price, days: 0, validUntil: "", note: "" });
}

async function signOrder(stage: Stage, key: CastKey, amendment: string): Promise<void> {
  const found = await stage.read(key, (tx, scope, now) => readOrderToSign({ tx, scope, now }, amendment));
  await stage.sign(key, "amendment.sign", found?.digest ?? "", { amendment });
}

function changeScenes(there: There): readonly Scene[] {
  const [first, second] = ["FDE-001", "FDE-002"];
  return [
    scene(
      16,
      "08:20",
      there((stage) => ask(stage, "ines", translation)),
    ),
    scene(
      15,
      "08:25",
      there((stage) => qualify(stage, first)),
    ),
    scene(
      14,
      "08:30",
      there((stage) => offer(stage, first, translation.added, 1_900_00)),
    ),
    scene(
      13,
      "08:20",
      there(async (stage) => {
        const [partyId, opinion] = [
          await partyOf(stage, "judith", "AGENCY"),
          "Le prix par commentaire est celui du marché.",
        ];
        const advised = { changeRequest: first, partyId, oneOffCents: 1_900_00, recurring: [], opinion };
        await stage.act("judith", "change-request.advise", advised);
      }),
    ),
    scene(
      12,
      "08:20",
      there(async (stage) => {
        const digest = await stage.read("helene", async (tx, scope) => {
          const state = await loadChange(tx, scope.projectId, first);
          return state === null ? "" : (await draftApproval(tx, scope, state)).digest;
        });
        await stage.sign("helene", "change-request.approve", digest, { changeRequest: first });
      }),
    ),
    scene(
      11,
      "08:20",
      there((stage) => {
        const { chapter, ...content } = formOf(english, "");
        const added = { kind: "ADD", requirement: "", chapter, milestone: "", content };
        const order = { changeRequest: first, party: "", requirements: [added], milestones: [] };
        return stage.act("romain", "amendment.draft", order);
      }),
    ),
    scene(
      10,
      "08:20",
      there((stage) => signOrder(stage, "helene", "AV-001")),
    ),
    scene(
      10,
      "08:50",
      there((stage) => signOrder(stage, "sophie", "AV-001")),
    ),
    scene(
      9,
      "08:20",
      there((stage) => stage.act("romain", "change-request.begin", { changeRequest: first, comment: "" })),
    ),
    scene(
      7,
      "08:20",
      there((stage) => ask(stage, "romain", map)),
    ),
    scene(
      6,
      "08:15",
      there((stage) => qualify(stage, second)),
    ),
    scene(
      5,
      "08:15",
      there((stage) => offer(stage, second, map.added, 3_200_00)),
    ),
  ];
}

const code = "C-001";

/** Takes a candidacy up, from the link that was mailed, and says which consultation it is of. */
async function takeUp(stage: Stage, key: CastKey): Promise<void> {
  await stage.act(key, "candidacy.accept", { token: await stage.secretMailed(key, "candidacy") });
}

async function deposit(stage: Stage, key: CastKey, oneOffCents: number, text: string): Promise<void> {
  const consultationId = await stage.read("ines", async (tx, scope, now) => {
    const found = await loadConsultation(tx, scope, code, now);
    return found?.row.id ?? "";
  });
  const price = { oneOffCents, recurring: [], taxBasisPoints: 2_000, reverseCharge: false };
  await stage.act(key, "offer.deposit", { consultationId, price, text, files: [], blind: sha256(`demo ${key}`) });
}

/** The offers as they were opened, the cheapest first: the ids that sheets and the choice name. */
function offersOf(stage: Stage): Promise<readonly string[]> {
  return stage.read("judith", async (tx, scope, now) => {
    const found = await loadConsultation(tx, scope, code, now);
    return [...(found?.offers ?? [])].sort((a, b) => a.totalCents - b.totalCents).map(({ offerId }) => offerId);
  });
}

async function judge(
  stage: Stage,
  key: CastKey,
  sheets: readonly (readonly [points: number, reason: string])[],
): Promise<void> {
  for (const [place, offerId] of (await offersOf(stage)).entries()) {
    const [points, reason] = sheets[place] ?? [10, "Sans remarque."];
    const scores = [{ criterion: 1, points, reason }];
    await stage.act(key, "consultation.score", { consultation: code, offerId, scores });
  }
}

function choiceScenes(there: There): readonly Scene[] {
  return [
    scene(
      8,
      "08:20",
      there(async (stage) => {
        await stage.act("ines", "consultation.draft", {
          consultation: "",
          title: "Voix et son de l’audioguide anglais",
          subject: "Dire, enregistrer et monter vingt-quatre commentaires en anglais, sur le référentiel signé.",
          baseline: 1,
          questionsUntil: `${stage.calendar.day(6)}T18:00`,
          closesAt: `${stage.calendar.day(5)}T12:00`,
          opensAt: `${stage.calendar.day(4)}T08:05`,
          criteria: [
            { kind: "JUDGED", name: "Justesse de la voix", detail: "Sur l’extrait fourni", weight: 60 },
            { kind: "PRICE", name: "Prix", detail: "", weight: 40 },
          ],
          documents: [],
        });
        await stage.act("ines", "consultation.publish", { consultation: code });
        for (const [organisation, name, email] of [
          ["Studio Merle", "Léa Fontanel", "lea.fontanel@studio-merle.example"],
          ["Nadia Ferhat, prise de son", "Nadia Ferhat", "nadia.ferhat@atelier-corbel.example"],
          ["Voix claires", "Marc Aubry", "marc.aubry@voix-claires.example"],
        ] as const)
          await stage.act("ines", "consultation.invite", { consultation: code, organisation, name, email });
      }),
    ),
    scene(
      7,
      "08:40",
      there(async (stage) => {
        for (const key of ["lea", "nadia"] as const) await takeUp(stage, key);
      }),
    ),
    scene(
      6,
      "08:30",
      there(async (stage) => {
        await deposit(stage, "lea", 4_800_00, "Deux comédiennes, deux jours de studio, montage et mixage compris.");
        await deposit(stage, "nadia", 4_200_00, "Une voix, prise de son sur place, montage compris.");
      }),
    ),
    scene(
      4,
      "08:20",
      there(async (stage) => {
        await stage.act("judith", "consultation.witness", { consultation: code });
        await stage.act("ines", "consultation.open", { consultation: code });
        for (const key of ["ines", "judith", "helene"] as const)
          await stage.act(key, "consultation.declare-interests", { consultation: code, conflict: false, text: "" });
      }),
    ),
    scene(
      3,
      "08:20",
      there(async (stage) => {
        await judge(stage, "judith", [
          [11, "Voix juste, mais une seule pour vingt-quatre salles."],
          [17, "Deux voix qui se répondent, diction très claire."],
        ]);
        await judge(stage, "ines", [
          [12, "Agréable ; l’accent gêne sur les noms propres."],
          [18, "On suit sans effort, même dans le bruit d’une salle."],
        ]);
      }),
    ),
    scene(
      2,
      "08:20",
      there(async (stage) => {
        const offerId = (await offersOf(stage)).at(-1) ?? "";
        const said = {
          consultation: code,
          offerId,
          reasons: "Première du classement : la voix l’emporte sur le prix.",
        };
        const digest = await stage.read("helene", async (tx, scope, now) => {
          const draft = await draftAward({ tx, scope, now }, said);
          return draft === null ? "" : recordDigest(draft.record);
        });
        await stage.sign("helene", "consultation.award", digest, said);
      }),
    ),
  ];
}

/** What was changed and chosen in the third project. */
export function chosenScenes(there: There): readonly Scene[] {
  return [...changeScenes(there), ...choiceScenes(there)];
}
