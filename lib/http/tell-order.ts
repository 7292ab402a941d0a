import { getTranslations } from "next-intl/server";
import { changeApproved, nothingInDecision, signedReopened, termsWhole, versionsInForce } from "@/lib/domain/amendment";
import { seatsOf } from "@/lib/domain/amendment-signature";
import { totalCents } from "@/lib/domain/change-price";
import { projectIsActive } from "@/lib/domain/project";
import type { DraftedOrder } from "@/lib/features/amendment/queries-ceremony";
import type { CeremonyView, ConditionView, SignatoryView } from "@/lib/features/signature/view";
import { proofNow } from "@/lib/http/proof-now";
import { tellArticle, tellRefusals } from "@/lib/http/tell";
import { formatMoney } from "@/lib/text/format";

/** The ceremony of an order with what its page says around it. */
type OrderCeremony = {
  readonly view: CeremonyView;
  readonly head: string;
  readonly declaration: string;
  readonly label: string;
};

/** The signature of an order in the reader's language: its words beside those in force, its conditions and its effects. */
export async function tellOrder(drafted: DraftedOrder): Promise<OrderCeremony> {
  const t = await getTranslations();
  const { scope, found, refusals, power } = drafted;
  const { order, request, digest } = found;
  const around = {
    project: scope.code,
    timeZone: scope.timeZone,
    subject: { kind: "change-request", code: request.code },
  } as const;
  const amount = formatMoney(
    scope.language,
    { cents: totalCents(order.price), currency: scope.currency },
    { signed: true },
  );
  const said = refusals.filter(({ kind }) => kind !== "content-changed");
  const { code, instrument } = order;
  const locks = order.terms.requirements.length > 0;
  const moves = order.terms.milestones.length > 0;
  return {
    head: t("amendments.ceremony.head", { instrument }),
    declaration: t("amendments.ceremony.declaration", { instrument, code, party: scope.partyName }),
    label: t("amendments.ceremony.sign", { code }),
    view: {
      project: { code: scope.code, name: scope.name },
      title: t("amendments.ceremony.title", { code }),
      leaveHref: `/projects/${scope.code}/changes/${request.code}/amendment`,
      record: found.content,
      digest,
      earlier: found.before,
      conditions: await conditionsOf(drafted),
      causes: [
        ...(locks ? [{ text: t("amendments.ceremony.causes.versions"), article: tellArticle(t, "CD-04") }] : []),
        ...(moves ? [{ text: t("amendments.ceremony.causes.milestones"), article: tellArticle(t, "CD-04") }] : []),
        { text: t("amendments.ceremony.causes.money", { amount }), article: tellArticle(t, "CR-09") },
      ],
      closes: [
        { text: t("amendments.ceremony.closes.edit"), article: tellArticle(t, "CD-04") },
        { text: t("amendments.ceremony.closes.withdraw"), article: tellArticle(t, "CR-12") },
      ],
      facts: [
        { name: t("amendments.ceremony.facts.price"), value: amount, detail: t("amendments.ceremony.facts.perTerm") },
        {
          name: t("amendments.ceremony.facts.days"),
          value: t("amendments.daysValue", { days: order.days }),
          detail: null,
        },
        {
          name: t("amendments.ceremony.facts.silence"),
          value: t("amendments.ceremony.facts.nothing"),
          detail: t("amendments.ceremony.facts.silenceRule"),
        },
      ],
      signatories: signatoriesOf(drafted, refusals.length === 0, t("amendments.seats.SPONSOR")),
      otherWays: [
        { label: t("amendments.ceremony.otherWays"), href: `/projects/${scope.code}/changes/${request.code}` },
      ],
      proof: await proofNow(),
      onBehalf: power === null ? null : t("amendments.ceremony.onBehalf", { delegation: power }),
      blocked: said.length === 0 ? null : await tellRefusals(said, around),
    },
  };
}

async function conditionsOf({ scope, found, brought }: DraftedOrder): Promise<readonly ConditionView[]> {
  const t = await getTranslations();
  const { facts } = found;
  const rows = [
    { key: "active", refusals: projectIsActive(facts.projectStatus), article: "CD-02" },
    { key: "approved", refusals: changeApproved(facts), article: "CD-13" },
    { key: "inForce", refusals: versionsInForce(facts), article: "CD-04" },
    { key: "inDecision", refusals: nothingInDecision(facts), article: "CD-05" },
    { key: "reopened", refusals: signedReopened(facts), article: "CD-04" },
    { key: "whole", refusals: termsWhole(facts), article: "CD-01" },
    { key: "room", refusals: brought.room, article: "CR-02" },
  ] as const;
  return Promise.all(
    rows.map(async ({ key, refusals, article }) => {
      const told = refusals.length === 0 ? null : await tellRefusals(refusals, { project: scope.code });
      return {
        label: t(`amendments.ceremony.conditions.${key}`),
        detail: told === null ? "" : told.facts.map(({ fact }) => fact).join(" "),
        met: told === null,
        article: tellArticle(t, article),
        closes: null,
      };
    }),
  );
}

/** Who has signed, and who is awaited for each seat: by their party, since whoever holds the role may sign. */
function signatoriesOf({ found, seats: own }: DraftedOrder, may: boolean, sponsor: string): readonly SignatoryView[] {
  const { order, parties } = found;
  return seatsOf(order).map((seat) => {
    const party = parties.find((one) => (seat === "AGENCY" ? one.id === order.partyId : one.side === "CLIENT"));
    const taken = order.signatures.find(({ seats }) => seats.includes(seat));
    const look = { name: party?.name ?? "", side: party?.side ?? "CLIENT", ordinal: party?.ordinal ?? 1 } as const;
    const you = may && own.includes(seat);
    const awaited = seat === "SPONSOR" ? `${sponsor}, ${look.name}` : look.name;
    return { name: taken === undefined ? awaited : taken.name, party: look, signedAt: taken?.at ?? null, you };
  });
}
