import { v7 } from "uuid";
import { draftAmendment } from "@/lib/features/amendment/commands/draft-amendment";
import { readOrderToSign } from "@/lib/features/amendment/queries-ceremony";
import type { DraftAmendmentInput, RequirementChangeInput } from "@/lib/features/amendment/schema";
import { openChangeRequest } from "@/lib/features/change-request/commands/open-change-request";
import { submitChangeRequest } from "@/lib/features/change-request/commands/submit-change-request";
import type { MilestoneStage } from "@/tests/support/milestone-stage";

type Agreed = {
  readonly oneOffCents: number;
  readonly recurring: readonly { label: string; cents: number; every: "MONTH" | "YEAR"; months: number }[];
  readonly days: number;
  readonly instrument: "DECISION" | "PURCHASE_ORDER" | "AMENDMENT";
  readonly sponsor: boolean;
};

const plain: Agreed = { oneOffCents: 100_000, recurring: [], days: 3, instrument: "AMENDMENT", sponsor: false };

/** What somebody writes of a requirement's text. */
export const text: Extract<RequirementChangeInput, { kind: "MODIFY" }>["content"] = {
  title: "",
  statement: "Le site doit offrir un lien d’évitement sur chaque page.",
  kind: "FUNCTIONAL",
  priority: "MUST",
  source: "Avenant",
  rationale: "",
  verificationMethod: "TEST",
  criteria: [
    {
      reference: "",
      measure: "Lien présent",
      target: "toutes les pages",
      method: "TEST",
      given: "",
      when: "",
      outcome: "",
      flexibility: "F0",
    },
  ],
};

/** A change request, submitted and approved with the agency of the stage: the decision itself is another chapter's. */
export async function approved(
  stage: MilestoneStage,
  { origin = "", ...agreed }: Partial<Agreed> & { readonly origin?: string } = {},
): Promise<string> {
  const { changeRequest = "" } = await stage.must("owner", openChangeRequest, {
    ...{ changeRequest: "", type: "EVOLUTION", title: "Lien partout", description: "Partout", reason: "Accès", origin },
  });
  await stage.must("owner", submitChangeRequest, { changeRequest });
  await approve(stage, changeRequest, { ...plain, ...agreed });
  return changeRequest;
}

/** Approves a submitted request as the database wants it, with what was agreed. */
async function approve(stage: MilestoneStage, changeRequest: string, agreed: Agreed): Promise<void> {
  const { owner, cast } = stage;
  const { rows } = await owner.query<{ project: string; id: string; member: string; document: string }>(
    `SELECT c.project_id AS project, c.id, m.id AS member, (SELECT d.id FROM signed_document d WHERE d.project_id = c.project_id LIMIT 1) AS document
     FROM change_request c JOIN member m ON m.project_id = c.project_id AND m.person_id = $2 WHERE c.code = $1`,
    [changeRequest, stage.who("signatory")],
  );
  const [{ project, id, member, document } = { project: "", id: "", member: "", document: "" }] = rows;
  const [at, quote, recurring] = [stage.door.clock.now(), v7(), JSON.stringify(agreed.recurring)];
  const total = "aval_change_total($4::bigint, $5::jsonb)";
  await owner.query("BEGIN");
  for (const status of ["IMPACT_ASSESSMENT", "QUOTED"])
    await owner.query("UPDATE change_request SET status = $2 WHERE id = $1", [id, status]);
  await owner.query(
    "INSERT INTO change_assessment (project_id, change_request_id, party_id, asked_at) VALUES ($1, $2, $3, $4)",
    [...[project, id, cast.agencyParty, at]],
  );
  await owner.query(
    `INSERT INTO change_quote (project_id, id, change_request_id, party_id, one_off_cents, recurring, total_cents, version, tax_basis_points, reverse_charge,
       days, valid_until, valid_before, note, quoted_by, quoted_at)
     VALUES ($1, $6, $2, $3, $4, $5, ${total}, 1, 2000, false, $7, $8::timestamptz::date + 30, $8::timestamptz + interval '30 days', '', $9, $8)`,
    [project, id, cast.agencyParty, agreed.oneOffCents, recurring, quote, agreed.days, at, member],
  );
  await owner.query(
    `INSERT INTO change_agreement (project_id, change_request_id, party_id, one_off_cents, recurring, total_cents, quote_id, tax_basis_points, reverse_charge,
       days, instrument, sponsor, decided_by, decided_at)
     VALUES ($1, $2, $3, $4, $5, ${total}, $6, 2000, false, $7, $10, $11, $9, $8)`,
    [
      ...[project, id, cast.agencyParty, agreed.oneOffCents, recurring, quote, agreed.days, at, member],
      ...[agreed.instrument, agreed.sponsor],
    ],
  );
  await owner.query(
    "UPDATE change_request SET status = 'APPROVED', instrument = $2, sponsor_needed = $3, decided_by = $4, decided_at = $5, document_id = $6 WHERE id = $1",
    [id, agreed.instrument, agreed.sponsor, member, at, document],
  );
  await owner.query("COMMIT");
}

/** An order as a form would send it. */
export function order(changeRequest: string, change: Partial<DraftAmendmentInput> = {}): DraftAmendmentInput {
  return { changeRequest, party: "", requirements: [], milestones: [], ...change };
}

/** Drafts an order; answers its number. */
export async function drafted(stage: MilestoneStage, input: DraftAmendmentInput): Promise<string> {
  const { amendment = "" } = await stage.must("owner", draftAmendment, input);
  return amendment;
}

/** What somebody signs of an order: its number, and the digest of what they read. */
export async function readingOrder(
  stage: MilestoneStage,
  amendment: string,
): Promise<{ amendment: string; digest: string }> {
  const now = stage.door.clock.now();
  const found = await stage.read("owner", (tx, scope) => readOrderToSign({ tx, scope, now }, amendment));
  return { amendment, digest: found?.digest ?? "" };
}
