import { expect, test } from "vitest";
import { legalReactions } from "@/lib/commands/legal-reactions";
import type { Event } from "@/lib/domain/event";
import { isChosenKind } from "@/lib/domain/mail-kind";
import { composeMail } from "@/lib/mail/compose";
import { kindOf } from "@/lib/mail/message";
import type { Wanted } from "@/lib/mail/post-to-audience";
import { locales } from "@/lib/text/locale";

const id = "0190b3c8-7a2e-7c1d-9b1e-0123456789ab";
const at = { project: "Refonte", root: "/projects/refonte", timeZone: "Europe/Paris", party: "Atelier Corbel" };
const silent = {
  milestoneId: id,
  milestone: "J3",
  submissionId: id,
  number: 1,
  clockId: id,
  clock: "ACCEPTANCE",
  dueOn: "2026-06-16",
} as const;
const clock = {
  clockId: id,
  clock: "ACCEPTANCE",
  matterKind: "MILESTONE",
  matterId: id,
  matter: "J3",
  milestoneId: id,
  side: "CLIENT",
} as const;
const notice = {
  noticeId: id,
  notice: "MED-2026-001",
  milestoneId: id,
  milestone: "J3",
  awaited: "DECISION",
  matterKind: "MILESTONE",
  matterId: id,
  matter: "J3",
} as const;

const events: readonly Event[] = [
  { type: "MilestoneSilenceNoted", payload: { ...silent, announced: "NONE", bars: [], noticePossible: true } },
  {
    type: "MilestoneDeemedConforming",
    payload: { ...silent, paymentDueOn: "2026-07-16", paymentDueBefore: "2026-07-16T22:00:00.000Z", amountCents: 100 },
  },
  {
    type: "MilestoneAcceptedTacitly",
    payload: {
      ...silent,
      tacitId: id,
      before: "SUBMITTED",
      amountCents: 100,
      clause: { charterId: id, charterVersion: 1, article: "AR-02" },
      startSeq: 1,
      noticeId: null,
      reminders: [],
      checkedAt: "2026-06-16T22:00:00.000Z",
      effectOn: "2026-06-16",
      effectBefore: "2026-06-16T22:00:00.000Z",
      warrantyEndsOn: "2026-09-16",
      rebuttalEndsOn: "2026-07-16",
      rebuttalEndsBefore: "2026-07-16T22:00:00.000Z",
    },
  },
  {
    type: "ClockExtended",
    payload: {
      ...clock,
      cause: "REMINDERS_NOT_SENT",
      wasDueOn: "2026-06-16",
      dueOn: "2026-06-23",
      dueBefore: "2026-06-23T22:00:00.000Z",
    },
  },
  {
    type: "FormalNoticeSent",
    payload: {
      ...notice,
      documentId: id,
      record: "PV-2026-004",
      digest: "a".repeat(64),
      signature: { id, digest: "b".repeat(64) },
      side: "AGENCY",
      toSide: "CLIENT",
      channel: "PLATFORM",
      secondPeriodDays: 8,
      effect: "TACIT_ACCEPTANCE",
    },
    texts: { text: "Nous vous mettons en demeure de décider." },
  },
];

function asked(event: Event): readonly Wanted[] {
  return (legalReactions[event.type] ?? []).flatMap((reaction) => reaction(event, at));
}

test("every reaction that the law wants is asked for by an event, and leaves at once", () => {
  expect(events.map(({ type }) => type).toSorted()).toEqual(Object.keys(legalReactions).toSorted());
  for (const event of events)
    for (const { mail } of asked(event)) expect(isChosenKind(kindOf(mail.template, mail.payload))).toBe(false);
});

test("what silence did and a day that moved are told to both sides, a formal notice to the side that is called on", () => {
  const rolesOf = (type: Event["type"]): readonly string[] =>
    events.filter((event) => event.type === type).flatMap((event) => asked(event).flatMap(({ roles }) => roles));
  for (const type of ["MilestoneSilenceNoted", "MilestoneAcceptedTacitly", "ClockExtended"] as const)
    expect(rolesOf(type)).toEqual(
      expect.arrayContaining(["CLIENT_SIGNATORY", "CLIENT_OWNER", "AGENCY_SIGNATORY", "AGENCY_MANAGER", "AMO"]),
    );
  expect(rolesOf("FormalNoticeSent")).toEqual(["CLIENT_SIGNATORY", "CLIENT_OWNER", "CLIENT_SPONSOR"]);
});

test.each(locales)("in %s each says what follows, until when, and where it is read", async (locale) => {
  const texts = await Promise.all(
    events.flatMap((event) =>
      asked(event).map(async ({ mail: { template, payload } }) => {
        const { subject, text } = await composeMail({ template, payload, locale, url: "https://aval.example.test" });
        expect(text).not.toMatch(/mail\.|MISSING|undefined/);
        expect(text).toContain("https://aval.example.test/projects/refonte/milestones/J3");
        return `${subject}\n${text}`;
      }),
    ),
  );
  const all = texts.join("\n").replaceAll("\u00a0", " ");
  const said = {
    fr: [
      "accepté tacitement",
      "jeudi 16 juillet 2026, 24 h 00, heure de Paris",
      "mardi 23 juin 2026",
      "8 jours calendaires",
      "mettons en demeure",
    ],
    en: [
      "accepted tacitly",
      "Thursday 16 July 2026, end of day, Paris time",
      "Tuesday 23 June 2026",
      "8 calendar days",
      "mettons en demeure",
    ],
  };
  for (const words of said[locale]) expect(all).toContain(words);
});
