import { z } from "zod";
import type { Tx } from "@/lib/db/client";
import type { Ability } from "@/lib/domain/ability";
import { totalCents } from "@/lib/domain/change-price";
import { lockedRequirementStatuses } from "@/lib/domain/requirement";
import { listChangeRequests, type Reading } from "@/lib/features/change-request/queries";
import { changeAbilities } from "@/lib/features/change-request/queries-abilities";
import { weighChange } from "@/lib/features/change-request/queries-impact";
import { originHref } from "@/lib/features/change-request/queries-origin";
import { loadChangeTerms } from "@/lib/features/change-request/queries-qualify";
import {
  type ChangeAgency,
  type ChangeState,
  lastQuote,
  loadChange,
} from "@/lib/features/change-request/queries-state";
import type {
  ChangeActName,
  ChangeAgencyView,
  ChangeRequestView,
  ChangeStepLine,
  PriceView,
} from "@/lib/features/change-request/view";
import { loadSetting } from "@/lib/features/milestone/queries-setting";
import { namesIn } from "@/lib/features/party/queries";
import { type Instant, instantOf } from "@/lib/kernel/instant";

/** One change request, with what this reader may do; somebody else's draft is not found. */
export async function getChangeRequest(
  reading: Reading,
  code: string,
): Promise<{
  readonly view: ChangeRequestView;
  readonly abilities: Readonly<Record<ChangeActName, Ability>>;
} | null> {
  const { tx, scope, now } = reading;
  const { projectId } = scope;
  const [[line], state, setting, terms, row, names] = await Promise.all([
    listChangeRequests(reading, { code }),
    loadChange(tx, projectId, code),
    loadSetting(tx, scope),
    loadChangeTerms(tx, scope),
    tx.changeRequest.findUnique({ where: { projectId_code: { projectId, code } } }),
    namesIn(tx, projectId),
  ]);
  if (line === undefined || state === null || row === null) return null;
  const [opener, steps, choices, weight, from] = await Promise.all([
    tx.member.findUnique({ where: { projectId_id: { projectId, id: row.openedBy } }, select: { personId: true } }),
    listSteps(tx, projectId, state.id),
    loadChoices(tx, projectId),
    weighChange(tx, scope, setting, state),
    originHref(tx, scope, row),
  ]);
  const seesAll = scope.side === "CLIENT" || scope.side === "AMO";
  const weighed = state.status !== "DRAFT" && seesAll;
  const initialCents = setting.initialPriceCents;
  const view: ChangeRequestView = {
    ...line,
    project: { code: scope.code, name: scope.name, timeZone: scope.timeZone, currency: scope.currency },
    description: state.description,
    reason: state.reason,
    originHref: from,
    openedBy: names.get(opener?.personId ?? "")?.displayName ?? "",
    submittedAt: row.submittedAt === null ? null : instantOf(row.submittedAt),
    digest: state.digest,
    finding: state.finding,
    inScope: state.inScope,
    duplicateOf: state.duplicateOf,
    criterion: state.criterionRequirement,
    agencies: state.agencies.map((agency) => agencyView(agency, scope.partyId, now)),
    steps: steps.map(({ person, ...step }) => ({ ...step, by: names.get(person ?? "")?.displayName ?? null })),
    authority: seesAll && isWeighed(state) ? authorityOf(state, weight.authority) : null,
    reopened: weight.reopened,
    days: weight.impact.days,
    cumulated:
      weighed && initialCents !== null ? { ...weight.cumulated, initialCents, addedCents: weight.impact.cents } : null,
    validUntil: state.quoteValidUntil,
    reviewOn: state.reviewOn,
    emergencyCeilingCents: seesAll || state.agencies.length === 1 ? state.emergencyCeilingCents : null,
    record: state.record,
    choices: {
      ...choices,
      agencies: setting.parties.filter(({ side }) => side === "AGENCY").map(({ id, name }) => ({ id, name })),
      validFrom: terms.from(now, "quoteValidity").on,
      emergencyMostCents: terms.parameters.emergencyCeiling,
    },
  };
  return { view, abilities: changeAbilities(reading, state, row, weight.authority, terms) };
}

/** Everything that the matrix asks is said: the offers are in, or nothing is to be paid. */
function isWeighed({ instrument, finding, status, agencies }: ChangeState): boolean {
  if (instrument !== null || (status === "QUALIFIED" && finding === "DEFECT")) return true;
  const open = status === "QUOTED" || status === "UNDER_DECISION" || status === "EMERGENCY_APPROVED";
  return open && agencies.every(({ offer }) => offer !== null);
}

/** As it was decided, once it was; before, as it would be. */
function authorityOf(
  state: ChangeState,
  weighed: NonNullable<ChangeRequestView["authority"]>,
): ChangeRequestView["authority"] {
  const { instrument, sponsorNeeded: sponsor } = state;
  return instrument === null || sponsor === null ? weighed : { instrument, sponsor };
}

function agencyView(agency: ChangeAgency, reader: string, now: Instant): ChangeAgencyView {
  const { partyId, name, assessment, offer, quotes, advice, agreement } = agency;
  const last = lastQuote(agency);
  const price = (of: ChangeAgency["agreement"] | ChangeAgency["quotes"][number] | undefined): PriceView | null => {
    if (of === null || of === undefined) return null;
    const { oneOffCents, recurring, taxBasisPoints, reverseCharge } = of;
    return { oneOffCents, recurring, taxBasisPoints, reverseCharge, totalCents: totalCents(of) };
  };
  const offered = price(last ?? undefined);
  return {
    partyId,
    name,
    own: partyId === reader,
    assessment,
    offer: offer === null ? null : { validUntil: offer.validUntil, lapsed: now >= offer.validBefore },
    asked: price(quotes[0]),
    offered:
      offered === null || last === null
        ? null
        : { ...offered, version: last.version, days: last.days, note: last.note },
    recommended:
      advice === null
        ? null
        : {
            oneOffCents: advice.oneOffCents,
            totalCents: totalCents(advice),
            opinion: advice.opinion,
            stale: advice.quoteId !== last?.id,
          },
    agreed: price(agreement),
  };
}

const StepRow = z.object({
  act: z.string(),
  party: z.string().nullable(),
  person: z.uuid().nullable(),
  reason: z.string(),
  at: z.date(),
});

type Step = Omit<ChangeStepLine, "by"> & { readonly person: string | null };

async function listSteps(tx: Tx, projectId: string, id: string): Promise<readonly Step[]> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT s.act, y.name AS party, m.person_id AS person, s.reason, s.at FROM change_step s
    LEFT JOIN party y ON y.project_id = s.project_id AND y.id = s.party_id
    LEFT JOIN member m ON m.project_id = s.project_id AND m.id = s.by_member
    WHERE s.project_id = ${projectId}::uuid AND s.change_request_id = ${id}::uuid ORDER BY s.at, s.id`;
  return rows.map((row) => {
    const { at, ...step } = StepRow.parse(row);
    return { ...step, at: instantOf(at) };
  });
}

const ChoicesRow = z.object({
  milestones: z.array(z.object({ code: z.string(), title: z.string(), signed: z.boolean() })),
  requirements: z.array(z.object({ code: z.string(), title: z.string() })),
});

/** What an assessment can name: the milestones, and the requirements that are signed (those whose change re-opens something). */
async function loadChoices(tx: Tx, projectId: string): Promise<z.infer<typeof ChoicesRow>> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT (SELECT coalesce(jsonb_agg(jsonb_build_object('code', m.code, 'title', m.title, 'signed', m.status LIKE 'ACCEPTED%') ORDER BY m.number), '[]')
        FROM milestone m WHERE m.project_id = ${projectId}::uuid AND m.status NOT IN ('CANCELLED', 'SUPERSEDED', 'REJECTED')) AS milestones,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('code', r.code, 'title', r.title) ORDER BY r.code), '[]') FROM (
        SELECT q.code, left(CASE WHEN v.title = '' THEN v.statement ELSE v.title END, 90) AS title FROM requirement q
        JOIN requirement_version v ON v.project_id = q.project_id AND v.requirement_id = q.id AND v.version = q.version
        WHERE q.project_id = ${projectId}::uuid AND q.status = ANY (${[...lockedRequirementStatuses]}::text[]) ORDER BY q.code LIMIT 500) r) AS requirements`;
  return ChoicesRow.parse(rows[0]);
}
