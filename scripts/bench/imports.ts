import { v7 } from "uuid";
import { execute } from "@/lib/commands/execute";
import { importRequirement } from "@/lib/features/requirement/commands/import-requirement";
import type { PersonId } from "@/lib/kernel/ids";
import { sha256 } from "@/lib/ledger/canonical";
import type { BenchProject } from "@/scripts/bench/seed";
import { openBenchDoor } from "@/scripts/bench/sign";

/** Seconds that it takes to bring 10,000 lines in, and the same lines again with every statement changed. */
export type ImportFigures = { readonly created: number; readonly revised: number };

const lines = 10_000;

/** Imports a whole sheet end to end through `execute`, then a changed one over it. */
export async function measureImport(appUrl: string, project: BenchProject, person: PersonId): Promise<ImportFigures> {
  const door = openBenchDoor(appUrl);
  try {
    const seconds = async (ending: string): Promise<number> => {
      const requirements = Array.from({ length: lines }, (_, index) => row(index, ending));
      const fields = ["externalReference", "statement"];
      const input = { fileDigest: sha256(ending), fields, requirements };
      const began = performance.now();
      const actor = { personId: person, sessionId: null };
      const call = { commandId: v7(), input, project: project.code };
      const done = await execute(door, importRequirement, actor, call);
      if (!done.ok) throw new Error(`The import was refused: ${JSON.stringify(done.error).slice(0, 500)}`);
      return (performance.now() - began) / 1000;
    };
    return { created: await seconds("."), revised: await seconds(", toujours.") };
  } finally {
    await door.db.$disconnect();
  }
}

function row(index: number, ending: string): Readonly<Record<string, unknown>> {
  return {
    line: index + 2,
    externalReference: `IMPORT-${index}`,
    title: null,
    statement: `Quand une visiteuse demande la page ${index}, le site doit la montrer en moins de 1 s${ending}`,
    kind: "PERFORMANCE",
    priority: "MUST",
    source: "Essai de charge",
    rationale: null,
    chapter: `Volume / Partie ${index % 40}`,
    verificationMethod: "TEST",
    criteria: [
      { reference: "1", text: `Temps de réponse ${index}` },
      { reference: "2", text: "Aucune erreur" },
    ],
  };
}
