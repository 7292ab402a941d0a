import { assessChangeRequest } from "@/lib/features/change-request/commands/assess-change-request";
import { openChangeRequest } from "@/lib/features/change-request/commands/open-change-request";
import { qualifyChangeRequest } from "@/lib/features/change-request/commands/qualify-change-request";
import { quoteChangeRequest } from "@/lib/features/change-request/commands/quote-change-request";
import { submitChangeRequest } from "@/lib/features/change-request/commands/submit-change-request";
import { draftApproval } from "@/lib/features/change-request/queries-decision";
import { loadChange } from "@/lib/features/change-request/queries-state";
import type {
  AssessChangeInput,
  QualifyChangeInput,
  QuoteChangeInput,
} from "@/lib/features/change-request/schema-life";
import type { MilestoneStage } from "@/tests/support/milestone-stage";

/** Every field of an assessment, said; it touches nothing signed. */
export const assessed: Omit<AssessChangeInput, "changeRequest"> = {
  days: 3,
  milestones: [],
  modified: [],
  removed: [],
  added: "Un panier commun à plusieurs musées.",
  quality: "Aucun effet.",
  security: "Aucune donnée nouvelle.",
  risks: "Charge du serveur.",
  rights: "Aucun.",
  training: "Une heure.",
  otherAgencies: "Aucune.",
  reopened: [],
  alternatives: "Deux paniers.",
  doNothing: "Les visiteurs achètent deux fois.",
  confidence: "HIGH",
};

/** An offer of one thousand euros, once. */
export const offered: Omit<QuoteChangeInput, "changeRequest"> = {
  oneOffCents: 100_000,
  recurring: [],
  taxBasisPoints: 2_000,
  reverseCharge: false,
  days: 3,
  validUntil: "",
  note: "",
};

/** Leads change requests through their life, on the stage of a running project. */
export class Changes {
  readonly stage: MilestoneStage;

  constructor(stage: MilestoneStage) {
    this.stage = stage;
  }

  /** A request of the client's, put to the parties. */
  async submitted(change: Record<string, unknown> = {}): Promise<string> {
    const words = { type: "EVOLUTION", title: "Panier commun", description: "Acheter partout", reason: "Demandé" };
    const input = { changeRequest: "", ...words, origin: "", ...change };
    const { changeRequest = "" } = await this.stage.must("owner", openChangeRequest, input);
    await this.stage.must("owner", submitChangeRequest, { changeRequest });
    return changeRequest;
  }

  /** What the AMO says of a plain change. */
  qualification(changeRequest: string, change: Partial<QualifyChangeInput> = {}): QualifyChangeInput {
    return {
      changeRequest,
      inBaseline: "NO",
      fails: "NO",
      requirement: "",
      inScope: true,
      duplicateOf: "",
      agencies: [this.stage.cast.agencyParty],
      opinion: "Rien de tel dans le référentiel.",
      ...change,
    };
  }

  /** A request that the AMO has found to be a change. */
  async qualified(change: Record<string, unknown> = {}): Promise<string> {
    const changeRequest = await this.submitted(change);
    await this.stage.must("amo", qualifyChangeRequest, this.qualification(changeRequest));
    return changeRequest;
  }

  /** A request that its one agency has assessed and priced. */
  async quoted(
    impact: Partial<typeof assessed> = {},
    price: Partial<typeof offered> = {},
    change: Record<string, unknown> = {},
  ): Promise<string> {
    const changeRequest = await this.qualified(change);
    await this.stage.must("manager", assessChangeRequest, { changeRequest, ...assessed, ...impact });
    await this.stage.must("manager", quoteChangeRequest, { changeRequest, ...offered, ...price });
    return changeRequest;
  }

  /** The digest of an approval as the client reads it now. */
  digest(changeRequest: string): Promise<string> {
    return this.stage.read("owner", async (tx, scope) => {
      const state = await loadChange(tx, scope.projectId, changeRequest);
      if (state === null) throw new Error(`No ${changeRequest}`);
      return (await draftApproval(tx, scope, state)).digest;
    });
  }

  /** Where a request stands. */
  status(changeRequest: string): Promise<string> {
    return this.stage.one("SELECT status AS value FROM change_request WHERE code = $1", [changeRequest]);
  }
}
