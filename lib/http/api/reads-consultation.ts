import { z } from "zod";
import { RecurringAmount } from "@/lib/domain/change-price";
import { ConsultationStatus, CriterionKind } from "@/lib/domain/consultation";
import { ExitItem } from "@/lib/domain/exit-plan";
import { RecordContent } from "@/lib/domain/record";
import { getConsultation, listConsultations } from "@/lib/features/consultation/queries";
import { getCandidateConsultation, listCandidacies } from "@/lib/features/consultation/queries-candidate";
import { mayConsult } from "@/lib/features/consultation/queries-state";
import { ConsultationCode } from "@/lib/features/consultation/schema";
import { consultationActNames } from "@/lib/features/consultation/view";
import { listExitItems } from "@/lib/features/party/queries-exit";
import { listOf, nothing, personRead, projectRead, type ReadOperation } from "@/lib/http/api/define-read";
import { At, abilities, Day, many, may, Sha256 } from "@/lib/http/api/fields";
import { Currency } from "@/lib/kernel/money";

const Line = z.strictObject({
  code: ConsultationCode,
  title: z.string(),
  status: ConsultationStatus,
  baseline: z.int().describe("The number of the signed requirement set."),
  closesAt: At.describe("Offers come before this instant, which is excluded."),
  opensAt: At.describe("Before this instant nobody reads an offer."),
});

const CriterionBody = z.strictObject({
  number: z.int(),
  kind: CriterionKind,
  name: z.string(),
  detail: z.string(),
  weight: z.int().describe("Per cent."),
});
const Criteria = many(CriterionBody);
const Files = many(z.strictObject({ id: z.uuid(), name: z.string(), bytes: z.int() }));
const Question = z.strictObject({
  number: z.int(),
  text: z.string(),
  answer: z.string().nullable(),
  answeredAt: At.nullable(),
});
const Price = z
  .strictObject({
    oneOffCents: z.int(),
    recurring: many(RecurringAmount),
    taxBasisPoints: z.int(),
    reverseCharge: z.boolean(),
    totalCents: z.int().describe("Once, and each recurring amount over its whole term."),
  })
  .describe("Before tax, in cents of the project's currency.")
  .meta({ id: "OfferPrice" });
const OfferFiles = many(z.object({ name: z.string(), bytes: z.int() }).strip());
const Points = z.int().describe("Thousandths of a point out of 20.");
const Clearance = z.enum(["UNDECLARED", "CONFLICT", "CLEAR"]);

const Ranked = z.strictObject({
  offerId: z.uuid(),
  rank: z.int(),
  tied: z.boolean(),
  points: Points,
  criteria: many(z.strictObject({ criterion: z.int(), weight: z.int(), points: Points })),
});

const Offer = z.strictObject({
  offerId: z.uuid(),
  organisation: z.string(),
  digest: Sha256.describe("Of what was sealed: its candidate's receipt says the same."),
  depositedAt: At,
  content: z
    .strictObject({
      intact: z.boolean(),
      price: Price,
      text: z.string(),
      files: OfferFiles,
      scores: many(
        z.strictObject({
          criterion: z.int(),
          points: z.int(),
          reason: z.string(),
          evaluator: z.string(),
          mine: z.boolean(),
        }),
      ),
      ranked: Ranked.nullable(),
    })
    .nullable()
    .describe("Null until you have declared that you have no interest in who offers."),
});

const list = projectRead({
  id: "listConsultations",
  path: "/projects/{code}/consultations",
  tag: "Consultations",
  summary: "Consultations",
  description: "For the client and its AMO. An agency of the project finds nothing here: it may be a competitor.",
  params: nothing,
  query: nothing,
  answer: listOf(Line.meta({ id: "ConsultationLine" })),
  read: async ({ tx, scope }) =>
    mayConsult(scope) ? { items: [...(await listConsultations(tx, scope))], next: null } : null,
});

const one = projectRead({
  id: "getConsultation",
  path: "/projects/{code}/consultations/{consultation}",
  tag: "Consultations",
  summary: "A consultation",
  description:
    "What is asked, by what it is judged, who was asked. Of offers nothing before the opening, not even how many there are.",
  params: z.object({ consultation: ConsultationCode }),
  query: nothing,
  answer: Line.extend({
    subject: z.string(),
    questionsUntil: At,
    publishedAt: At.nullable(),
    sealedAt: At.nullable(),
    seal: Sha256.nullable(),
    witnessedAt: At.nullable(),
    openedAt: At.nullable(),
    endedAt: At.nullable(),
    endReason: z.string(),
    record: z.string().nullable(),
    awarded: z.string().nullable(),
    criteria: Criteria,
    documents: Files,
    candidates: many(
      z.strictObject({
        id: z.uuid(),
        organisation: z.string(),
        name: z.string(),
        email: z.string(),
        joined: z.boolean(),
      }),
    ),
    questions: many(Question),
    offers: many(Offer),
    evaluators: many(z.strictObject({ name: z.string(), party: z.string(), clearance: Clearance })),
    clearance: Clearance,
    complete: z.int().describe("Evaluators whose sheets are whole: only theirs count."),
    abilities: abilities(...consultationActNames),
  }).meta({ id: "Consultation" }),
  read: async ({ tx, scope, now }, _query, { consultation }) => {
    const found = await getConsultation(tx, scope, consultation, now);
    if (found === null) return null;
    const { line, project, now: _now, ...view } = found.view;
    const told = found.abilities;
    return {
      ...line,
      ...view,
      abilities: {
        draft: may(told.draft),
        publish: may(told.publish),
        invite: may(told.invite),
        answer: may(told.answer),
        seal: may(told.seal),
        witness: may(told.witness),
        open: may(told.open),
        declareInterests: may(told.declareInterests),
        score: may(told.score),
        award: may(told.award),
        end: may(told.end),
      },
    };
  },
});

const exits = projectRead({
  id: "listExitItems",
  path: "/projects/{code}/exit-items",
  tag: "Consultations",
  summary: "What leaving providers hand back",
  description: "Accounts, sources, data and documentation of each provider that left, with the day they came back.",
  params: nothing,
  query: nothing,
  answer: listOf(
    z
      .strictObject({
        id: z.uuid(),
        party: z.string(),
        kind: ExitItem,
        doneOn: Day.nullable(),
        note: z.string(),
      })
      .meta({ id: "ExitItem" }),
  ),
  read: async ({ tx, scope }) => ({ items: [...(await listExitItems(tx, scope))], next: null }),
});

const Candidacy = z.strictObject({
  consultationId: z.uuid(),
  title: z.string(),
  client: z.string(),
  project: z.string(),
  status: ConsultationStatus,
  closesAt: At,
  timeZone: z.string(),
  standing: z.boolean().describe("An offer of yours stands."),
});

const candidacies = personRead({
  id: "listCandidacies",
  path: "/offers",
  tag: "Consultations",
  summary: "Consultations you are a candidate in",
  description: "You are no member of their projects: of these you read what is published, and your own offer.",
  own: true,
  params: nothing,
  query: nothing,
  answer: listOf(Candidacy.meta({ id: "Candidacy" })),
  read: async ({ tx, scope }) => ({ items: [...(await listCandidacies(tx, scope))], next: null }),
});

const candidacy = personRead({
  id: "getCandidacy",
  path: "/offers/{consultation}",
  tag: "Consultations",
  summary: "A consultation you are a candidate in",
  description:
    "What is asked, the questions answered to all, your own offer and what you were told at the end. Nothing of another candidate.",
  own: true,
  params: z.object({ consultation: z.uuid() }),
  query: nothing,
  answer: Candidacy.extend({
    subject: z.string(),
    organisation: z.string(),
    currency: Currency,
    questionsUntil: At,
    opensAt: At,
    openedAt: At.nullable(),
    criteria: Criteria,
    documents: Files,
    baseline: z.int(),
    set: z.strictObject({ code: z.string(), digest: Sha256, record: RecordContent }),
    questions: many(
      Question.extend({
        number: z.int().nullable().describe("Null for your own question until it is answered."),
        mine: z.boolean(),
      }),
    ),
    offer: z
      .strictObject({
        offerId: z.uuid(),
        version: z.int(),
        digest: Sha256,
        depositedAt: At,
        content: z
          .strictObject({ price: Price, text: z.string(), files: OfferFiles })
          .nullable()
          .describe("Null until the opening: until then nobody reads it, you included."),
      })
      .nullable(),
    letter: z
      .strictObject({
        outcome: z.enum(["AWARDED", "DECLINED", "UNSUCCESSFUL", "NO_OFFER", "UNREADABLE"]),
        points: Points.nullable(),
        rank: z.int().nullable(),
        offers: z.int(),
        winner: z.string(),
        reason: z.string(),
        sentAt: At,
      })
      .nullable(),
  }).meta({ id: "CandidateConsultation" }),
  read: async ({ tx, scope, now }, _query, { consultation }) => {
    const found = await getCandidateConsultation(tx, scope, consultation, now);
    if (found === null) return null;
    const { now: _now, ...view } = found;
    return view;
  },
});

/** How providers are chosen: for the client's side, and for candidates. */
export const consultationReads: readonly ReadOperation[] = [list, one, exits, candidacies, candidacy];
