// A second, small project: those who are the agency in the first are the client here. It is being set up.
import { presets } from "@/lib/domain/preset";
import { organisations } from "@/scripts/demo/cast";
import { invite, signVersion } from "@/scripts/demo/found";
import { elsewhere, type Scene, scene } from "@/scripts/demo/scene";
import type { Stage } from "@/scripts/demo/stage";

/** The scenes of the second project. Its code is known once it is founded: `told` hears it. */
export function asideScenes(home: string, told: (code: string) => void): readonly Scene[] {
  let code = "";
  const there = (play: Scene["play"]): Scene["play"] => elsewhere(home, () => code, play);
  const found = async (stage: Stage): Promise<void> => {
    const founded = await stage.act("romain", "project.create", {
      name: "Identité et site de l’atelier",
      objective: "Un site d’une vingtaine de pages qui montre nos réalisations, mis à jour par nous chaque mois.",
      currency: "EUR",
      timeZone: "Europe/Paris",
      calendar: "FR",
      side: "CLIENT",
      organisation: organisations.agency,
      initialPriceCents: 18_600_00,
    });
    code = founded.code ?? "";
    told(code);
  };
  return [
    scene(11, "09:10", found),
    scene(
      11,
      "09:30",
      there(async (stage) => {
        await invite(stage, "romain", "sophie", { side: "CLIENT", roles: ["CLIENT_SIGNATORY", "CLIENT_SPONSOR"] });
        await invite(stage, "romain", "nadia", { side: "CLIENT", roles: ["CLIENT_SIGNATORY"], substitute: true });
        await stage.act("romain", "party.add", { side: "AMO", organisation: organisations.amo });
        await invite(stage, "romain", "judith");
        await stage.act("romain", "party.add", { side: "AGENCY", organisation: organisations.studio });
        await invite(stage, "romain", "lea");
      }),
    ),
    scene(11, "14:45", (stage) => join(stage, "sophie")),
    scene(10, "09:20", (stage) => join(stage, "judith")),
    scene(10, "11:05", (stage) => join(stage, "nadia")),
    scene(9, "16:00", async (stage) => {
      await stage.open("lea");
      await join(stage, "lea");
    }),
    // Whoever leads the studio names who signs for it.
    scene(
      9,
      "16:40",
      there((stage) => invite(stage, "lea", "hugo")),
    ),
    scene(8, "09:15", async (stage) => {
      await stage.open("hugo");
      await join(stage, "hugo");
    }),
    scene(
      8,
      "15:10",
      there((stage) =>
        stage.act("romain", "charter.draft", {
          preset: "PRIVATE",
          parameters: { ...presets.PRIVATE, acceptancePeriod: { amount: 10, unit: "CALENDAR_DAYS" } },
          initialPriceCents: 18_600_00,
        }),
      ),
    ),
    scene(
      5,
      "17:15",
      there((stage) => stage.act("romain", "charter.propose", { version: 1 })),
    ),
    scene(
      4,
      "11:50",
      there((stage) => signVersion(stage, "judith", 1)),
    ),
    scene(
      2,
      "18:10",
      there((stage) => signVersion(stage, "hugo", 1)),
    ),
  ];
}

async function join(stage: Stage, key: "sophie" | "judith" | "nadia" | "lea" | "hugo"): Promise<void> {
  await stage.act(key, "invitation.accept", { token: await stage.invitationOf(key) });
}
