import { z } from "zod";
import type { Ability } from "@/lib/domain/ability";
import { ImpactAssessment } from "@/lib/domain/change-assessment";
import { ChangeFinding } from "@/lib/domain/change-finding";
import { Instrument, RecurringAmount } from "@/lib/domain/change-price";
import { ChangeRequestStatus, ChangeRequestType } from "@/lib/domain/change-request";
import { listChangeRequests } from "@/lib/features/change-request/queries";
import { getChangeRequest } from "@/lib/features/change-request/queries-item";
import { ChangeRequestCode } from "@/lib/features/change-request/schema";
import {
  type ChangeActName,
  type ChangeAgencyView,
  type ChangeRequestLine,
  changeActNames,
} from "@/lib/features/change-request/view";
import { nothing, pageOf, paging, projectRead, type ReadOperation } from "@/lib/http/api/define-read";
import { At, abilities, Day, type May, many, may } from "@/lib/http/api/fields";

const cents = z.int().describe("Before tax, in cents of the project's currency.");

const Change = z
  .strictObject({
    code: z.string(),
    status: ChangeRequestStatus,
    type: ChangeRequestType.nullable(),
    title: z.string(),
    origin: z.string().nullable().describe("The number of what it comes from; of a committee's point, the meeting's."),
    party: z.string(),
    openedAt: At,
    turn: z.enum(["CLIENT", "AGENCY", "AMO"]).nullable().describe("The side whose turn it is; none when nobody's."),
    awaits: z.string().nullable().describe("The act that is waited for."),
    dueOn: Day.nullable(),
    totalCents: cents.nullable().describe("Its last offers, or what was agreed, as far as you may see them."),
  })
  .meta({ id: "ChangeRequestLine" });

function changeBody({ originCode, turn, ...line }: ChangeRequestLine): z.input<typeof Change> {
  const { code, status, type, title, party, openedAt, dueOn, totalCents } = line;
  const said = { code, status, type, title, origin: originCode, party, openedAt };
  return { ...said, turn: turn?.side ?? null, awaits: turn?.awaits ?? null, dueOn, totalCents };
}

const changes = projectRead({
  id: "listChangeRequests",
  path: "/projects/{code}/change-requests",
  tag: "Change requests",
  summary: "Change requests",
  description: "The newest first. A draft shows to the party that writes it alone.",
  params: nothing,
  query: z.object({ ...paging, after: ChangeRequestCode.optional().describe("The `next` of the page before.") }),
  answer: pageOf(Change),
  read: async (inside, { after, limit }) => {
    const below = after === undefined ? {} : { below: Number(after.slice("FDE-".length)) };
    const lines = await listChangeRequests(inside, { ...below, size: limit + 1 });
    const items = lines.slice(0, limit).map(changeBody);
    return { items, next: lines.length > limit ? (items.at(-1)?.code ?? null) : null };
  },
});

const Price = z
  .strictObject({
    oneOffCents: cents,
    recurring: many(RecurringAmount).describe("What comes back, with its term in months."),
    taxBasisPoints: z.int(),
    reverseCharge: z.boolean(),
    totalCents: cents.describe("With what comes back over its whole term."),
  })
  .meta({ id: "ChangePrice" });

const Agency = z
  .strictObject({
    partyId: z.uuid(),
    name: z.string(),
    assessment: ImpactAssessment.nullable(),
    offer: z.strictObject({ validUntil: Day, lapsed: z.boolean() }).nullable(),
    asked: Price.nullable().describe("The first offer."),
    offered: Price.extend({ version: z.int(), days: z.int(), note: z.string() })
      .meta({ id: "ChangeOffer" })
      .nullable()
      .describe("The last offer."),
    recommended: z
      .strictObject({ oneOffCents: cents, totalCents: cents, opinion: z.string(), stale: z.boolean() })
      .nullable()
      .describe("By the AMO; `stale` when another offer has come since."),
    agreed: Price.nullable(),
  })
  .meta({ id: "ConcernedAgency" });

function agencyBody({ own: _, ...agency }: ChangeAgencyView): z.input<typeof Agency> {
  return agency;
}

function mayEach(act: Readonly<Record<ChangeActName, Ability>>): Record<ChangeActName, z.input<typeof May>> {
  return {
    revise: may(act.revise),
    submit: may(act.submit),
    withdraw: may(act.withdraw),
    qualify: may(act.qualify),
    dispute: may(act.dispute),
    settle: may(act.settle),
    assess: may(act.assess),
    quote: may(act.quote),
    advise: may(act.advise),
    record: may(act.record),
    reject: may(act.reject),
    defer: may(act.defer),
    concede: may(act.concede),
    approve: may(act.approve),
    emergency: may(act.emergency),
    resume: may(act.resume),
  };
}

const change = projectRead({
  id: "getChangeRequest",
  path: "/projects/{code}/change-requests/{change}",
  tag: "Change requests",
  summary: "One change request",
  description:
    "Its words, how it was qualified, what each concerned agency has said of it (assessment, offers, advice on them, what was agreed; prices as far as you may see them), by what and by whom it is decided, its steps, and what you may do with it.",
  params: z.object({ change: ChangeRequestCode }),
  query: nothing,
  answer: Change.extend({
    description: z.string(),
    reason: z.string(),
    openedBy: z.string(),
    submittedAt: At.nullable(),
    digest: z.string(),
    finding: ChangeFinding.nullable(),
    inScope: z.boolean().nullable(),
    duplicateOf: z.string().nullable(),
    criterion: z.string().nullable().describe("The signed requirement that it was held against."),
    agencies: many(Agency),
    authority: z
      .strictObject({ instrument: Instrument, sponsor: z.boolean() })
      .nullable()
      .describe("By what it is ordered, and whether the sponsor signs too; once it can be weighed."),
    reopened: many(z.string()).describe("The signed items that it opens again."),
    days: z.int().describe("Working days that it adds."),
    validUntil: Day.nullable().describe("Until when the offers stand."),
    reviewOn: Day.nullable(),
    record: z.string().nullable().describe("The number of the signed decision."),
    steps: many(
      z.strictObject({
        act: z.string(),
        party: z.string().nullable(),
        by: z.string().nullable(),
        reason: z.string(),
        at: At,
      }),
    ),
    abilities: abilities(...changeActNames),
  }).meta({ id: "ChangeRequest" }),
  read: async (inside, _query, { change: code }) => {
    const found = await getChangeRequest(inside, code);
    if (found === null) return null;
    const { description, reason, openedBy, submittedAt, digest, finding, inScope, duplicateOf, criterion } = found.view;
    const { authority, reopened, days, validUntil, reviewOn, record, steps, agencies } = found.view;
    return {
      ...changeBody(found.view),
      ...{ description, reason, openedBy, submittedAt, digest, finding, inScope, duplicateOf, criterion },
      ...{ authority, reopened, days, validUntil, reviewOn, record, steps },
      agencies: agencies.map(agencyBody),
      abilities: mayEach(found.abilities),
    };
  },
});

/** Requests for changes: the list, and one of them whole. */
export const changeReads: readonly ReadOperation[] = [changes, change];
