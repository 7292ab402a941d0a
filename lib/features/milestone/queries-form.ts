import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { readsPriceOf } from "@/lib/domain/known-price";
import { sideOf } from "@/lib/domain/party";
import { loadSetting } from "@/lib/features/milestone/queries-setting";
import { loadMilestone } from "@/lib/features/milestone/queries-state";
import type { MilestoneFormInput } from "@/lib/features/milestone/schema";
import type { MilestoneFormStart } from "@/lib/features/milestone/view-form";

const blank = {
  title: "",
  purpose: "",
  requirementIds: [],
  criteria: [],
  startsOn: null,
  dueOn: null,
  paymentShare: 0,
  amountCents: 0,
  clientInputs: [],
  noClientInput: false,
  milestone: "",
  reason: "",
};

/** What the form of a milestone begins with: an empty promise, or the present text of one. An agency writes its own only. */
export async function getMilestoneForm(
  tx: Tx,
  scope: ProjectScope,
  code: string | null,
): Promise<MilestoneFormStart | null> {
  const [setting, rows, state] = await Promise.all([
    loadSetting(tx, scope),
    tx.$queryRaw<{ id: string; code: string; title: string }[]>`
      SELECT r.id, r.code, coalesce(nullif(v.title, ''), left(v.statement, 160)) AS title
      FROM requirement r JOIN requirement_version v ON v.project_id = r.project_id AND v.requirement_id = r.id AND v.version = r.version
      WHERE r.project_id = ${scope.projectId}::uuid AND r.status IN ('AGREED', 'BASELINED', 'IMPLEMENTED', 'VERIFIED', 'ACCEPTED') ORDER BY r.code`,
    code === null ? null : loadMilestone(tx, scope.projectId, code),
  ]);
  if (code !== null && state === null) return null;
  if (state !== null && !readsPriceOf(scope, state.agencyPartyId)) return null;
  const ownAgency = scope.roles.some((held) => sideOf(held.role) === "AGENCY");
  const agencies = setting.parties
    .filter((party) => party.side === "AGENCY" && (!ownAgency || party.id === scope.partyId))
    .map(({ id, name }) => ({ id, name }));
  const verificationPeriod = setting.parameters?.acceptancePeriod ?? { amount: 15, unit: "CALENDAR_DAYS" as const };
  const empty: MilestoneFormInput = {
    ...blank,
    deliverables: [{ title: "", description: "" }],
    verificationPeriod,
    twoStage: setting.parameters?.twoStage ?? false,
    agencyPartyId: agencies[0]?.id ?? "",
  };
  return {
    project: { code: scope.code, name: scope.name, currency: scope.currency },
    defaults:
      state === null
        ? empty
        : { ...writable(state.definition), agencyPartyId: state.agencyPartyId, milestone: state.code, reason: "" },
    agencies,
    requirements: rows,
    initialPriceCents: setting.initialPriceCents,
  };
}

/** A definition as the form writes it. */
function writable(
  definition: NonNullable<Awaited<ReturnType<typeof loadMilestone>>>["definition"],
): Omit<MilestoneFormInput, "agencyPartyId" | "milestone" | "reason"> {
  return {
    ...definition,
    deliverables: definition.deliverables.map((one) => ({ ...one })),
    criteria: definition.criteria.map(({ statement }) => ({ statement })),
    clientInputs: definition.clientInputs.map((one) => ({ ...one })),
  };
}
