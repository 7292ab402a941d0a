// A disagreement that climbs its ladder with the AMO between the two, and another that both sides settled.
import { draftSettlement } from "@/lib/features/dispute/queries-ceremony";
import type { CastKey } from "@/scripts/demo/cast";
import { elsewhere, type Scene, scene } from "@/scripts/demo/scene";
import type { Stage } from "@/scripts/demo/stage";
import { partyOf } from "@/scripts/demo/standing";

/** What the register says of a reservation, by which a dispute is told. */
function entriesOn(stage: Stage, reservation: string): Promise<number[]> {
  return stage.read("romain", async (tx, { projectId }) => {
    const payload = { path: ["reservation"], equals: reservation };
    const found = await tx.ledgerEntry.findMany({ where: { projectId, payload }, orderBy: { seq: "asc" }, take: 20 });
    return found.map(({ seq }) => Number(seq));
  });
}

/** A dispute with the AMO between the two: each side has said its position, and made a proposal. */
export const disputeScenes: readonly Scene[] = [
  scene(6, "09:40", async (stage) =>
    stage.act("romain", "dispute.open", {
      against: await partyOf(stage, "romain", "CLIENT"),
      title: "Les images dont les droits expirent",
      subject:
        "La réserve R-J2-03 demande une règle que le critère signé ne contient pas. Nous l’avons écrite pour ne pas bloquer, et demandons qu’elle soit reconnue comme un travail ajouté.",
      claims: [
        { text: "Règle et gabarit des images à droits limités, deux jours", cents: 1_240_00 },
        { text: "Reprise de la charte graphique, une demi-journée", cents: 310_00 },
      ],
      entries: await entriesOn(stage, "R-J2-03"),
      contested: ["R-J2-03"],
      notices: [],
    }),
  ),
  scene(6, "16:10", (stage) =>
    stage.act("romain", "dispute.state-position", {
      dispute: "LIT-001",
      text: "Le critère J2.3 dit « une image sans droits ». Des droits qui expirent sont des droits. Nous avons fait le travail, il est utile, il se paie.",
    }),
  ),
  scene(5, "14:05", (stage) =>
    stage.act("ines", "dispute.state-position", {
      dispute: "LIT-001",
      text: "Une image dont les droits ont expiré est une image sans droits : la charte devait le dire. Nous reconnaissons que le critère pouvait se lire autrement.",
    }),
  ),
  scene(4, "09:05", (stage) => stage.act("judith", "dispute.escalate", { dispute: "LIT-001" })),
  scene(4, "09:30", (stage) =>
    stage.act("judith", "dispute.disclose", {
      dispute: "LIT-001",
      text: "Je travaille pour les Musées de Haute-Vère, qui me paient. Je peux aider à s’entendre, pas juger. L’agence peut me récuser.",
    }),
  ),
  scene(3, "11:30", (stage) =>
    propose(stage, "romain", {
      text: "L’agence livre le gabarit sans supplément ; le client paie la règle écrite dans la charte.",
      claimantConcession: "Renonce à la demi-journée de reprise.",
      respondentConcession: "Paie la règle et son gabarit.",
      cents: 1_240_00,
      counterTo: null,
    }),
  ),
  scene(2, "14:45", (stage) =>
    propose(stage, "ines", {
      text: "La règle entre dans la charte, le gabarit reste à la charge de l’agence, et R-J2-03 est levée.",
      claimantConcession: "Garde le gabarit à sa charge.",
      respondentConcession: "Paie une journée sur deux et lève la réserve.",
      cents: 620_00,
      counterTo: 1,
    }),
  ),
];

type Offered = {
  readonly text: string;
  readonly claimantConcession: string;
  readonly respondentConcession: string;
  readonly cents: number;
  readonly counterTo: number | null;
};

/** A proposal that stands for a fortnight of work, in which the client pays. */
function propose(stage: Stage, key: CastKey, offered: Offered): Promise<unknown> {
  const stands = { dispute: "LIT-001", payer: "RESPONDENT", validUntil: stage.calendar.day(-10) };
  return stage.act(key, "dispute.propose", { ...stands, ...offered });
}

/** In the small project, another that both sides settled and signed before it climbed. */
export function settledScenes(home: string, project: () => string): readonly Scene[] {
  const there = (play: Scene["play"]): Scene["play"] => elsewhere(home, project, play);
  const settle = async (stage: Stage, key: "sophie" | "helene"): Promise<void> => {
    const wanted = { dispute: "LIT-001", proposal: 1 };
    const draft = await stage.read(key, (tx, scope, now) => draftSettlement({ tx, scope, now }, wanted));
    await stage.sign(key, "dispute.sign-settlement", draft?.digest ?? "", wanted);
  };
  return [
    scene(
      41,
      "08:20",
      there(async (stage) =>
        stage.act("romain", "dispute.open", {
          against: await partyOf(stage, "romain", "CLIENT"),
          title: "Deux voix pour un commentaire",
          subject: "Quatre commentaires ont été enregistrés deux fois, sur deux textes du client.",
          claims: [{ text: "Studio et comédienne, une demi-journée", cents: 480_00 }],
          entries: [1],
          contested: [],
          notices: [],
        }),
      ),
    ),
    scene(
      40,
      "08:30",
      there(async (stage) => {
        await propose(stage, "ines", {
          text: "Le second enregistrement est payé ; un texte validé par écrit ne change plus.",
          claimantConcession: "Prend à sa charge la moitié du studio.",
          respondentConcession: "Paie la comédienne.",
          cents: 260_00,
          counterTo: null,
        });
        await settle(stage, "sophie");
        await settle(stage, "helene");
      }),
    ),
  ];
}
