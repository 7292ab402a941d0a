import { z } from "zod";
import { MilestoneStatus } from "@/lib/domain/milestone";
import { ReservationStatus } from "@/lib/domain/reservation";
import { env } from "@/lib/env";
import { getFile, listWaitingFiles } from "@/lib/features/file/queries";
import { listMilestones } from "@/lib/features/milestone/queries";
import { getMilestone } from "@/lib/features/milestone/queries-item";
import { MilestoneCode } from "@/lib/features/milestone/schema";
import { getReservation, listReservations } from "@/lib/features/reservation/queries";
import { ReservationCode } from "@/lib/features/reservation/schema";
import { downloadHeaders } from "@/lib/files/download";
import { asBody, openStored } from "@/lib/files/storage";
import { listOf, nothing, pageOf, paging, projectRead, type ReadOperation } from "@/lib/http/api/define-read";
import {
  Amount,
  At,
  abilities,
  amount,
  cut,
  Day,
  many,
  may,
  PartyName,
  partyName,
  Sha256,
} from "@/lib/http/api/fields";
import { Milestone, milestoneBody, Reservation, reservationBody } from "@/lib/http/api/milestone-body";

const milestones = projectRead({
  id: "listMilestones",
  path: "/projects/{code}/milestones",
  tag: "Milestones",
  summary: "Milestones",
  description: "The milestones in the order of their numbers.",
  params: nothing,
  query: z.object({
    ...paging,
    after: MilestoneCode.optional().describe("The `next` of the page before."),
    status: MilestoneStatus.optional(),
  }),
  answer: pageOf(
    z
      .strictObject({
        code: z.string(),
        title: z.string(),
        status: MilestoneStatus,
        agency: PartyName,
        turn: z.enum(["yours", "theirs", "both", "none"]),
        termBefore: At.nullable(),
        startsOn: Day.nullable(),
        dueOn: Day.nullable(),
        price: Amount.nullable().describe("Null where the price is another agency’s."),
        paymentShare: z.int().nullable(),
        decidedAt: At.nullable(),
      })
      .meta({ id: "MilestoneLine" }),
  ),
  read: async ({ tx, scope, now }, { status, ...page }) => {
    const all = await listMilestones(tx, scope, now);
    const matching = all.filter((one) => status === undefined || one.status === status);
    const { items, next } = cut(matching, (one) => one.code, page);
    return {
      items: items.map(({ agency, turn, amountCents, code, title, status: at, ...one }) => ({
        code,
        title,
        status: at,
        agency: partyName(agency),
        turn: turn.ball,
        termBefore: one.term?.dueBefore ?? null,
        startsOn: one.startsOn,
        dueOn: one.dueOn,
        price: amountCents === null ? null : amount(amountCents, scope.currency),
        paymentShare: one.paymentShare,
        decidedAt: one.decidedAt,
      })),
      next,
    };
  },
});

const milestone = projectRead({
  id: "getMilestone",
  path: "/projects/{code}/milestones/{milestone}",
  tag: "Milestones",
  summary: "One milestone",
  description:
    "Its definition, its submissions with their evidence and decisions, its criteria, its reservations, and what you may do.",
  params: z.object({ milestone: MilestoneCode }),
  query: nothing,
  answer: Milestone,
  read: async ({ tx, scope, now }, _query, { milestone: code }) => {
    const found = await getMilestone(tx, scope, code, now);
    return found === null ? null : milestoneBody(found, scope.currency);
  },
});

const reservations = projectRead({
  id: "listReservations",
  path: "/projects/{code}/reservations",
  tag: "Reservations",
  summary: "Reservations",
  description: "The reservations of all milestones.",
  params: nothing,
  query: z.object({
    ...paging,
    after: ReservationCode.optional().describe("The `next` of the page before."),
    status: ReservationStatus.optional(),
    milestone: MilestoneCode.optional(),
  }),
  answer: pageOf(Reservation),
  read: async (inside, { status, milestone: of, ...page }) => {
    const all = await listReservations(inside);
    const matching = all.filter(
      (one) => (status === undefined || one.status === status) && (of === undefined || one.milestone === of),
    );
    const { items, next } = cut(matching, (one) => one.code, page);
    return { items: items.map(reservationBody), next };
  },
});

const reservation = projectRead({
  id: "getReservation",
  path: "/projects/{code}/reservations/{reservation}",
  tag: "Reservations",
  summary: "One reservation",
  description: "Its words, its history, and what you may do with it.",
  params: z.object({ reservation: ReservationCode }),
  query: nothing,
  answer: Reservation.extend({
    steps: z.string().describe("How to see it."),
    fixVersion: z.string().nullable(),
    contestBefore: At.nullable(),
    record: z.string().nullable(),
    history: many(
      z.strictObject({
        id: z.uuid(),
        act: z.string(),
        by: z.string(),
        party: z.string(),
        at: At,
        text: z.string(),
        version: z.string(),
      }),
    ),
    abilities: abilities("revise", "withdraw", "submitFix", "refuseFix", "lift", "confirmLifting", "contest", "waive"),
  }).meta({ id: "Reservation" }),
  read: async (inside, _query, { reservation: code }) => {
    const found = await getReservation(inside, code);
    if (found === null) return null;
    const { steps, fixVersion, contestBefore, record, history } = found.view;
    const acts = found.abilities;
    return {
      ...reservationBody(found.view),
      steps,
      fixVersion,
      contestBefore,
      record,
      history,
      abilities: {
        revise: may(acts.revise),
        withdraw: may(acts.withdraw),
        submitFix: may(acts.submitFix),
        refuseFix: may(acts.refuseFix),
        lift: may(acts.lift),
        confirmLifting: may(acts.confirmLifting),
        contest: may(acts.contest),
        waive: may(acts.waive),
      },
    };
  },
});

const files = projectRead({
  id: "listWaitingFiles",
  path: "/projects/{code}/files",
  tag: "Files",
  summary: "Files not handed over yet",
  description:
    "The last fifty files that your party has uploaded and not handed over with a submission, the newest first.",
  params: nothing,
  query: nothing,
  answer: listOf(
    z
      .strictObject({
        fileId: z.uuid(),
        name: z.string(),
        mediaType: z.string(),
        bytes: z.int(),
        sha256: Sha256,
      })
      .meta({ id: "File" }),
  ),
  read: async ({ tx, scope }) => {
    const waiting = await listWaitingFiles(tx, scope);
    return { items: waiting.map(({ id, ...file }) => ({ fileId: id, ...file })), next: null };
  },
});

const file = projectRead({
  id: "downloadFile",
  path: "/projects/{code}/files/{file}",
  tag: "Files",
  summary: "A file",
  description: "Its content, as it was received: your party's own, or handed over with a submission.",
  params: z.object({ file: z.uuid() }),
  query: nothing,
  answer: z.unknown(),
  media: "application/octet-stream",
  read: async ({ tx, scope }, _query, { file: id }) => {
    const found = await getFile(tx, scope, id);
    if (found === null) return null;
    const opened = await openStored({ root: env().filesDir, projectId: scope.projectId, sha256: found.sha256 });
    if (!opened.ok) return null;
    const { name, mediaType } = found;
    return new Response(asBody(opened.value.stream), {
      headers: downloadHeaders({ name, mediaType, size: opened.value.size }),
    });
  },
});

/** Milestones, their reservations and their files. */
export const validateReads: readonly ReadOperation[] = [milestones, milestone, reservations, reservation, files, file];
