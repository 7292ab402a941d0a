import { Digest } from "@/lib/kernel/ids";
import { instant } from "@/lib/kernel/instant";
import type { DigestLine, Mail } from "@/lib/mail/message";

const project = "Refonte du site";
const root = "/projects/refonte";
const due = { dueOn: "2026-11-23", dueBefore: instant("2026-11-23T23:00:00.000Z"), timeZone: "Europe/Paris" };
const digest = Digest.parse("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08");

const lines: readonly DigestLine[] = [
  {
    template: "activity",
    payload: {
      project,
      party: "Atelier Corbel",
      event: "ReservationFixSubmitted",
      values: { reservation: "R-J1-01" },
      subject: "R-J1-01",
      path: `${root}/reservations/R-J1-01`,
    },
  },
  {
    template: "activity",
    payload: {
      project,
      party: "",
      event: "RequirementsVerified",
      values: { count: 12, milestone: "J1" },
      subject: "J1",
      path: `${root}/milestones/J1`,
    },
  },
  {
    template: "act-waiting",
    payload: { project: "Boutique", act: "answer-question", subject: "Q-004", path: "/projects/boutique/questions" },
  },
];

/** One mail of each template, with facts that could be: for the previews of development, and for tests. */
export const exampleMails: readonly Mail[] = [
  { template: "sign-in-link", payload: { path: "/sign-in/link?token=abc", code: "41820577", minutes: 15 } },
  { template: "proof-code", payload: { code: "418205", minutes: 10 } },
  { template: "token-created", payload: { path: "/profile", ending: "x7Qz" } },
  { template: "password-set", payload: { path: "/sign-in/link" } },
  {
    template: "invitation",
    payload: {
      inviter: "Inès Belkacem",
      organisation: "Musées de Haute-Vère",
      project: "Refonte <b>",
      path: "/invitation/abc",
      days: 14,
    },
  },
  {
    template: "mediator-asked",
    payload: {
      one: "Atelier Brumes",
      other: "Musées de Haute-Vère",
      project: "Refonte <b>",
      path: "/mediator/abc",
      days: 15,
    },
  },
  {
    template: "mediation-waits",
    payload: { project: "Refonte <b>", dispute: "LIT-001", path: "/mediations/abc" },
  },
  {
    template: "candidacy",
    payload: {
      client: "Musées de Haute-Vère",
      project: "Refonte <b>",
      title: "Conception et réalisation du site",
      path: "/candidacy/abc",
      closesAt: instant("2026-12-01T11:00:00.000Z"),
      timeZone: "Europe/Paris",
      days: 12,
    },
  },
  {
    template: "opinion-asked",
    payload: {
      party: "Musées de Haute-Vère",
      name: "Paul Deschamps",
      neededBy: "2026-12-01",
      days: 14,
      path: "/opinion/abc",
    },
  },
  { template: "opinion-code", payload: { code: "418205", minutes: 15 } },
  {
    template: "convocation",
    payload: {
      method: "REQUEST",
      sequence: 0,
      invitationId: "0190b3c8-7a2e-7c1d-9b1e-0123456789ab",
      project: "Refonte <b>",
      committee: "Comité de pilotage",
      subject: "COM-006",
      startsAt: instant("2026-11-26T13:00:00.000Z"),
      minutes: 90,
      place: "Salle des Échevins",
      timeZone: "Europe/Paris",
      stampedAt: instant("2026-11-18T09:00:00.000Z"),
      documentsDueOn: "2026-11-23",
      points: [{ title: "Faut-il commander la visite virtuelle ?", ask: "DECIDE", minutes: 20 }],
      path: "/projects/refonte/committees/COM-006",
    },
  },
  {
    template: "receipt",
    payload: {
      project,
      record: "PV-2026-001",
      subject: "J1 Conception",
      seq: 1285,
      digest,
      head: { seq: 1287, hash: digest },
      signedAt: instant("2026-11-17T09:51:22.000Z"),
      timeZone: "Europe/Paris",
      signatory: "Hélène Marchetti",
      party: "Musées de Haute-Vère",
      path: `${root}/records/PV-2026-001`,
    },
  },
  { template: "charter-to-sign", payload: { project, version: 2, path: `${root}/charter` } },
  {
    template: "act-waiting",
    payload: { project, act: "verify-and-sign", subject: "J3 Gabarits", path: `${root}/milestones/J3` },
  },
  {
    template: "activity",
    payload: {
      project,
      party: "Atelier Corbel",
      event: "MilestoneSubmitted",
      values: { milestone: "J1", number: 2 },
      subject: "J1",
      path: `${root}/milestones/J1`,
    },
  },
  { template: "digest", payload: { day: "2026-11-23", lines: [...lines], more: 4 } },
  {
    template: "reminder",
    payload: {
      project,
      act: "ACCEPTANCE",
      subject: "J3",
      title: "Gabarits et intégration",
      ...due,
      step: 3,
      effect: "TACIT_ACCEPTANCE",
      path: `${root}/milestones/J3`,
    },
  },
  {
    template: "formal-notice",
    payload: {
      project,
      notice: "MED-2026-001",
      party: "Atelier Corbel",
      subject: "J3",
      demand:
        "Le jalon J3 a été soumis le 2 novembre 2026. Le délai de décision est passé sans réponse.\nNous vous mettons en demeure de décider.",
      days: 8,
      effect: "TACIT_ACCEPTANCE",
      path: `${root}/milestones/J3`,
    },
  },
  {
    template: "silence-took-effect",
    payload: {
      project,
      act: "ACCEPTANCE",
      subject: "J3",
      ...due,
      effect: "TACIT_ACCEPTANCE",
      rebuttal: { dueOn: "2026-12-23", dueBefore: instant("2026-12-23T23:00:00.000Z") },
      path: `${root}/milestones/J3`,
    },
  },
  {
    template: "period-extended",
    payload: {
      project,
      act: "ACCEPTANCE",
      subject: "J3",
      ...due,
      cause: "REMINDERS_NOT_SENT",
      wasDueOn: "2026-11-16",
      path: `${root}/milestones/J3`,
    },
  },
  {
    template: "notice",
    payload: { subject: "Un sujet", lines: ["Une ligne."], button: { label: "Ouvrir", path: "/to-do" } },
  },
];
