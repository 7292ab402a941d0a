import { z } from "zod";
import { type Company, submit } from "@/tests/support/clock-life-cast";
import { openSpec, requirementLines } from "@/tests/support/scope-life-set";

const Parties = z.array(z.looseObject({ partyId: z.string(), name: z.string(), side: z.string() }));
const Criteria = z.array(z.looseObject({ id: z.string() }));

/** The id of a party, by its name. */
export async function partyId({ as }: Company, project: string, name: string): Promise<string> {
  const parties = Parties.parse((await as("ines").read("listParties", { code: project })).items);
  return parties.find((one) => one.name === name)?.partyId ?? "";
}

type Dates = { readonly startsOn: string; readonly dueOn: string };

/** A milestone that delivers what was mended, signed by both sides; answers its number. */
async function promise(
  company: Company,
  project: string,
  { title, ...dates }: Dates & { readonly title: string },
): Promise<string> {
  const { as } = company;
  const mended: readonly string[] = openSpec.mended;
  const lines = (await requirementLines(company, project)).filter(({ code }) => mended.includes(code));
  const { milestone } = await as("ines").act("milestone_define", project, {
    ...{ title, purpose: "", ...dates },
    deliverables: [{ title: "Gabarits mesurés", description: "" }],
    requirementIds: lines.map(({ id }) => id),
    criteria: [{ statement: "Les mesures sont au rapport d’essais" }],
    verificationPeriod: { amount: 15, unit: "CALENDAR_DAYS" },
    ...{ paymentShare: 2_000, amountCents: 37_200_00, clientInputs: [], noClientInput: true, twoStage: false },
    agencyPartyId: await partyId(company, project, "Atelier Corbel"),
  });
  for (const player of ["helene", "sophie"] as const) await as(player).sign("milestone_agree", project, { milestone });
  return String(milestone);
}

/** A first milestone, handed over, verified and accepted, and a later one that is promised: other journeys play it by hand. */
export async function acceptFirst(company: Company, project: string, first: Dates, later: Dates): Promise<void> {
  const { as } = company;
  const milestone = await promise(company, project, { title: "Pages légères", ...first });
  await promise(company, project, { title: "Mise en service", ...later });
  await as("romain").act("milestone_start", project, { milestone, lateness: "" });
  await submit(company, project, milestone);
  await as("ines").act("milestone_verify", project, { milestone });
  const { criteria } = await as("ines").read("getMilestone", { code: project, milestone });
  for (const { id: criterionId } of Criteria.parse(criteria))
    await as("ines").act("criterion_verify", project, { milestone, criterionId, passed: true, note: "" });
  const said = { milestone, comment: "", reasons: [], reductionCents: null };
  await as("helene").sign("milestone_accept", project, said);
}

/** The client's ceiling, its first invoice, paid in part: what a budget is made of beside what is ordered. */
export async function payFirst({ as }: Company, project: string, today: string): Promise<void> {
  await as("helene").sign("budget_set_ceiling", project, { ceilingCents: 320_000_00, reason: "vote du conseil" });
  const lines = [{ milestone: "J1", netCents: 37_199_99 }];
  const issued = { number: "2026-041", issuedOn: today, dueOn: today, regime: "FR_20", lines, fileId: null };
  const { invoice } = await as("romain").act("invoice_record", project, issued);
  const paid = { invoice, paidOn: today, cents: 10_000_01, withReservations: false, reservations: "" };
  await as("ines").act("payment_record", project, paid);
}
