// A third, small project, whose charter signed that silence accepts: one milestone was accepted that way, and can still be rebutted.
import { presets } from "@/lib/domain/preset";
import { agreeOn, define, submit } from "@/scripts/demo/acts";
import { organisations } from "@/scripts/demo/cast";
import { chosenScenes } from "@/scripts/demo/chosen";
import { commit } from "@/scripts/demo/commitments";
import { tourDelivery } from "@/scripts/demo/deliveries-tour";
import { invite, signVersion } from "@/scripts/demo/found";
import type { Promised } from "@/scripts/demo/milestones";
import { elsewhere, type Scene, scene } from "@/scripts/demo/scene";
import { agreeOn as agreeOnNeeds, formOf, freezeSet } from "@/scripts/demo/specify";
import type { Stage } from "@/scripts/demo/stage";
import { need, visitors } from "@/scripts/demo/written";

const priceCents = 24_000_00;

const needs = [
  need(
    "Parcours",
    "Écouter sans rien installer",
    "Un visiteur écoute le commentaire d’une salle depuis le navigateur de son téléphone, sans application ni compte.",
    "FUNCTIONAL",
    "MUST",
    visitors,
    "TEST",
    ["Délai entre le code scanné et le premier mot, en 4G", "3 s au plus"],
  ),
  need(
    "Parcours",
    "Lire ce qui est dit",
    "Chaque commentaire a sa transcription, lisible pendant l’écoute.",
    "QUALITY",
    "MUST",
    "Loi 2005-102, article 47",
    "INSPECTION",
    ["Commentaires sans transcription", "0"],
  ),
];

const tour: Promised = {
  title: "Parcours de l’exposition permanente",
  purpose: "Entendre les vingt-quatre salles du musée des Arts, dans l’ordre que l’on veut.",
  deliverables: [
    ["Audioguide en ligne", "Vingt-quatre commentaires en français, leurs transcriptions et leurs codes."],
  ],
  covers: [1, 2],
  criteria: ["Les vingt-quatre codes ouvrent chacun le commentaire de leur salle"],
  starts: 43,
  due: 18,
  share: 6_000,
  inputs: [],
};

/** The scenes of the third project. Its code is known once it is founded: `told` hears it. */
export function silentScenes(home: string, told: (code: string) => void): readonly Scene[] {
  let code = "";
  const there = (play: Scene["play"]): Scene["play"] => elsewhere(home, () => code, play);
  const found = async (stage: Stage): Promise<void> => {
    const founded = await stage.act("ines", "project.create", {
      name: "Audioguide du musée des Arts",
      objective: "Un audioguide qui s’ouvre dans le navigateur, sans rien installer, prêt pour les fêtes.",
      currency: "EUR",
      timeZone: "Europe/Paris",
      calendar: "FR",
      side: "CLIENT",
      organisation: organisations.client,
      initialPriceCents: priceCents,
    });
    code = founded.code ?? "";
    told(code);
  };
  return [scene(62, "08:05", found), ...foundingScenes(there), ...tourScenes(there), ...chosenScenes(there)];
}

type There = (play: Scene["play"]) => Scene["play"];

function foundingScenes(there: There): readonly Scene[] {
  return [
    scene(
      62,
      "08:10",
      there(async (stage) => {
        await invite(stage, "ines", "helene", { roles: ["CLIENT_SIGNATORY", "CLIENT_SPONSOR"] });
        await invite(stage, "ines", "paul");
        await stage.act("ines", "party.add", { side: "AMO", organisation: organisations.amo });
        await invite(stage, "ines", "judith");
        await stage.act("ines", "party.add", { side: "AGENCY", organisation: organisations.agency });
        await invite(stage, "ines", "romain");
        for (const key of ["helene", "paul", "judith", "romain"] as const) await join(stage, key);
        await invite(stage, "romain", "sophie");
        await join(stage, "sophie");
      }),
    ),
    // What is different here: silence accepts, because the three parties sign that it does.
    scene(
      60,
      "08:20",
      there(async (stage) => {
        const parameters = { ...presets.PRIVATE, silenceEffect: "TACIT_ACCEPTANCE" };
        await stage.act("judith", "charter.draft", { preset: "PRIVATE", parameters, initialPriceCents: priceCents });
        await stage.act("ines", "charter.propose", { version: 1 });
        await commit(stage, "ines", "helene", {
          kind: "ANSWER_TIME",
          title: "Répondre aux questions de l’agence sous trois jours ouvrés",
          who: "ines",
          role: "CLIENT_OWNER",
          quantity: 3,
          from: 58,
          due: -20,
        });
      }),
    ),
    scene(
      58,
      "08:15",
      there(async (stage) => {
        await signVersion(stage, "judith", 1);
        await signVersion(stage, "sophie", 1);
        await signVersion(stage, "helene", 1);
      }),
    ),
  ];
}

async function join(stage: Stage, key: "helene" | "paul" | "judith" | "romain" | "sophie"): Promise<void> {
  await stage.act(key, "invitation.accept", { token: await stage.invitationOf(key) });
}

function tourScenes(there: There): readonly Scene[] {
  const codes = ["EX-001", "EX-002"];
  return [
    scene(
      54,
      "08:10",
      there(async (stage) => {
        for (const written of needs) await stage.act("ines", "requirement.draft", formOf(written, ""));
        await stage.act("ines", "requirement.propose", { codes });
        await stage.act("romain", "requirement.review", { codes });
        await agreeOnNeeds(stage, "romain", codes);
        await agreeOnNeeds(stage, "ines", codes);
        await freezeSet(stage, "helene", "Les commentaires des expositions temporaires.");
      }),
    ),
    scene(
      46,
      "08:10",
      there(async (stage) => {
        await define(stage, "romain", tour, priceCents);
        await agreeOn(stage, "sophie", "J1");
        await agreeOn(stage, "helene", "J1");
      }),
    ),
    scene(
      43,
      "08:30",
      there((stage) => stage.act("romain", "milestone.start", { milestone: "J1", lateness: "" })),
    ),
    // From here on the client says nothing: its reminders leave, and its period ends.
    scene(
      19,
      "08:20",
      there((stage) => submit(stage, "sophie", "J1", tourDelivery)),
    ),
    scene(
      5,
      "08:40",
      there((stage) =>
        stage.act("judith", "comment.post", {
          subject: { kind: "MILESTONE", code: "J1" },
          text: "Le délai de vérification est passé sans décision, et l’acceptation tacite que la charte prévoit a eu lieu. Si un motif bloquant existait déjà, il se dit maintenant : la réfutation est encore ouverte.",
        }),
      ),
    ),
  ];
}
