import { z } from "zod";
import { DisputeLevel, DisputeStatus, OutsideKind, ProposalState } from "@/lib/domain/dispute";
import { MediationOutcome } from "@/lib/domain/mediation";
import { listDisputes } from "@/lib/features/dispute/queries";
import { getDispute } from "@/lib/features/dispute/queries-page";
import { DisputeCode } from "@/lib/features/dispute/schema";
import { disputeActNames } from "@/lib/features/dispute/view";
import { listOf, nothing, projectRead, type ReadOperation } from "@/lib/http/api/define-read";
import { At, abilities, Day, many, may } from "@/lib/http/api/fields";

const Cents = z.int().describe("Before tax, in cents of the project's currency.");

const Line = z.strictObject({
  code: DisputeCode,
  status: DisputeStatus,
  title: z.string(),
  claimant: z.string(),
  respondent: z.string(),
  claimCents: Cents,
  dueOn: Day.nullable().describe("Until when it is somebody's turn."),
  openedAt: At,
  endedAt: At.nullable(),
});

const Party = z.strictObject({ partyId: z.uuid(), name: z.string() });

const One = z.strictObject({
  code: DisputeCode,
  status: DisputeStatus,
  title: z.string(),
  subject: z.string(),
  claimant: Party,
  respondent: Party,
  openedAt: At,
  dueOn: Day.nullable(),
  contested: many(z.string()),
  notices: many(z.string()),
  claims: many(z.strictObject({ ordinal: z.int(), by: z.string(), text: z.string(), cents: Cents })),
  entries: many(z.int().describe("Numbers of entries of the register, in order.")),
  positions: many(z.strictObject({ level: DisputeLevel, by: z.string(), version: z.int(), text: z.string(), at: At })),
  proposals: many(
    z.strictObject({
      proposal: z.int(),
      counterTo: z.int().nullable(),
      by: z.string(),
      text: z.string(),
      claimantConcession: z.string(),
      respondentConcession: z.string(),
      payer: z.string().nullable(),
      cents: Cents,
      validUntil: Day,
      state: ProposalState,
      signedBy: many(z.string()),
    }),
  ),
  disclosure: z.string().nullable().describe("For whom the AMO says that he works."),
  outside: OutsideKind.nullable(),
  record: z.string().nullable().describe("The settlement, signed by both."),
  mediation: z
    .strictObject({
      outcome: MediationOutcome.nullable(),
      mediator: z.string().nullable(),
      suspendedOn: Day.nullable(),
      endedOn: Day.nullable(),
      limitationUntil: Day.nullable(),
      eraseOn: Day.nullable(),
      destroyed: z.boolean(),
    })
    .nullable()
    .describe("That there is a mediation, and its dates. What is said in it is read nowhere here."),
  may: abilities(...disputeActNames),
});

const list = projectRead({
  id: "listDisputes",
  path: "/projects/{code}/disputes",
  tag: "Disputes",
  summary: "List disputes",
  description: "The disputes that you may see, the newest first: those of your party; the client and its AMO see all.",
  params: nothing,
  query: nothing,
  answer: listOf(Line.meta({ id: "DisputeLine" })),
  read: async ({ tx, scope }) => ({
    items: (await listDisputes(tx, scope.projectId)).map(({ id: _, ...line }) => line),
    next: null,
  }),
});

const one = projectRead({
  id: "getDispute",
  path: "/projects/{code}/disputes/{dispute}",
  tag: "Disputes",
  summary: "Read a dispute",
  description: "One dispute: the facts, claims, positions and proposals that both of its parties read the same.",
  params: z.object({ dispute: DisputeCode }),
  query: nothing,
  answer: One.meta({ id: "Dispute" }),
  read: async (inside, _query, { dispute }) => {
    const found = await getDispute(inside, dispute);
    if (found === null) return null;
    const { view, abilities: able } = found;
    const { mediation } = view;
    return {
      ...{ code: view.code, status: view.status, title: view.title, subject: view.subject, openedAt: view.openedAt },
      claimant: { partyId: view.claimant.partyId, name: view.claimant.name },
      respondent: { partyId: view.respondent.partyId, name: view.respondent.name },
      dueOn: view.dueOn,
      contested: view.contested,
      notices: view.notices.map(({ code }) => code),
      claims: view.claims,
      entries: view.timeline.map(({ seq }) => seq),
      positions: view.positions,
      proposals: view.proposals.map(({ ordinal, by, receiver: _receiver, isOver: _over, endReason: _, ...rest }) => ({
        proposal: ordinal,
        by: by.name,
        ...rest,
      })),
      disclosure: view.disclosure,
      outside: view.outside,
      record: view.record,
      mediation:
        mediation === null
          ? null
          : {
              outcome: mediation.outcome,
              mediator: mediation.mediator,
              suspendedOn: mediation.suspendedOn,
              endedOn: mediation.endedOn,
              limitationUntil: mediation.limitationUntil,
              eraseOn: mediation.eraseOn,
              destroyed: mediation.destroyed,
            },
      may: {
        complete: may(able.complete),
        statePosition: may(able.statePosition),
        propose: may(able.propose),
        disclose: may(able.disclose),
        refuseFacilitator: may(able.refuseFacilitator),
        escalate: may(able.escalate),
        withdraw: may(able.withdraw),
        settleDirectly: may(able.settleDirectly),
        goOutside: may(able.goOutside),
        close: may(able.close),
        proposeMediation: may(able.proposeMediation),
        answerMediation: may(able.answerMediation),
        nameMediator: may(able.nameMediator),
        confirmMediator: may(able.confirmMediator),
        leaveMediation: may(able.leaveMediation),
      },
    };
  },
});

export const disputeReads: readonly ReadOperation[] = [list, one];
