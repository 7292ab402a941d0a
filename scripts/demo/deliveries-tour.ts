// What the agency handed over in the project that a silence decided.
import type { Delivery } from "@/scripts/demo/acts";
import { page, sheet } from "@/scripts/demo/paper";

/** The tour of the permanent exhibition, handed over once. */
export const tourDelivery: Delivery = {
  version: "audioguide-1.0",
  environment: "En ligne, à l’adresse que portent les codes des salles",
  message: "Les vingt-quatre commentaires, leurs transcriptions et les codes à poser dans les salles.",
  declaredIssues: "",
  papers: [
    {
      kind: "TEST_REPORT",
      by: "sophie",
      paper: sheet(
        "essais-en-salle.md",
        "# Essais en salle, deux téléphones\n\n| Salle | Premier mot |\n|---|---|\n| 1 à 12 | 2,1 s |\n| 13 à 24 | 2,6 s |\n\nVingt-quatre codes sur vingt-quatre ouvrent leur commentaire.",
      ),
    },
    {
      kind: "RELEASE_NOTES",
      by: "sophie",
      paper: sheet(
        "audioguide-1.0.md",
        "# Audioguide 1.0\n\nVingt-quatre salles, en français, avec leurs transcriptions.",
      ),
    },
    {
      kind: "READINESS_RECORD",
      by: "sophie",
      paper: page("pv-de-remise-audioguide.pdf", "Procès-verbal de remise, jalon J1", [
        "Atelier Corbel remet aux Musées de Haute-Vère l’audioguide, version audioguide-1.0.",
        "Les codes des vingt-quatre salles sont livrés imprimés.",
      ]),
    },
  ],
  links: [{ kind: "DELIVERABLE", name: "Audioguide en ligne", url: "https://audioguide.haute-vere.example" }],
  answers: {},
};
