import { endOfDay, startOfDay } from "@/lib/domain/deadline";
import type { RecordContent } from "@/lib/domain/record";
import type { DelegationTerms } from "@/lib/features/delegation/schema";
import type { DelegationEnd } from "@/lib/features/delegation/view";
import type { Instant } from "@/lib/kernel/instant";
import { contractTexts } from "@/lib/text/contract";
import { formatDay, formatList, formatMoney } from "@/lib/text/format";
import type { Locale } from "@/lib/text/locale";

/** What the paper of a power is written from. */
export type PowerSource = {
  readonly project: {
    readonly code: string;
    readonly name: string;
    readonly language: Locale;
    readonly currency: string;
    readonly timeZone: string;
  };
  readonly delegation: string;
  readonly grantor: DelegationEnd;
  readonly grantee: DelegationEnd;
  readonly terms: DelegationTerms;
};

/**
 * The paper of a power in the language of the contract: who lends what to whom, for which acts, up to which amount, from
 * and to which day. It names both people, as a power must.
 */
export function powerRecord({ project, delegation, grantor, grantee, terms }: PowerSource): RecordContent {
  const say = contractTexts(project.language);
  const { language, currency, timeZone, code, name } = project;
  const acts = [...terms.acts].sort();
  const ceiling = terms.maxAmountCents;
  return {
    format: "aval.record/1",
    kind: "DELEGATION",
    language,
    title: say("delegations.record.title", { code: delegation }),
    subject: say("delegations.record.subject", { code: delegation, grantee: grantee.name }),
    project: { code, name },
    sections: [
      {
        note: say("delegations.record.partiesNote"),
        detail: "",
        blocks: [
          {
            type: "text",
            text: say("delegations.record.grant", {
              grantor: grantor.name,
              grantorParty: grantor.party.name,
              grantee: grantee.name,
              granteeParty: grantee.party.name,
              role: say(`roles.${terms.role}`),
              project: name,
            }),
          },
        ],
      },
      {
        note: say("delegations.record.actsNote"),
        detail: "",
        blocks: [{ type: "list", items: acts.map((act) => say(`commands.${act}`)) }],
      },
      {
        note: say("delegations.record.limitNote"),
        detail: "",
        blocks: [
          {
            type: "text",
            text:
              ceiling === null
                ? say("delegations.record.noCeiling")
                : say("delegations.record.ceiling", { amount: formatMoney(language, { cents: ceiling, currency }) }),
          },
        ],
      },
      {
        note: say("delegations.record.periodNote"),
        detail: "",
        blocks: [
          {
            type: "text",
            text: say("delegations.record.period", {
              from: longDay(language, terms.from),
              until: longDay(language, terms.until),
              zone: timeZone,
            }),
          },
        ],
      },
      { note: say("delegations.record.reasonNote"), detail: "", blocks: [{ type: "text", text: terms.reason }] },
      {
        note: say("delegations.record.effectNote"),
        detail: "",
        blocks: [
          {
            type: "text",
            text: say("delegations.record.effect", { articles: formatList(language, ["CD-07", "MD-01"]) }),
          },
        ],
      },
    ],
    data: {
      delegation,
      grantorMemberId: grantor.memberId,
      granteeMemberId: grantee.memberId,
      role: terms.role,
      acts,
      maxAmountCents: ceiling,
      currency,
      ...powerPeriod(terms, timeZone),
    },
  };
}

/** The instants between which a power holds: from the first instant of its first day to the end of its last one. */
export function powerPeriod(
  terms: Pick<DelegationTerms, "from" | "until">,
  timeZone: string,
): { readonly validFrom: ReturnType<typeof startOfDay>; readonly validUntil: ReturnType<typeof endOfDay> } {
  return { validFrom: startOfDay(terms.from, timeZone), validUntil: endOfDay(terms.until, timeZone) };
}

/** The instants between which a power written now holds: one that begins today begins now, never before it is written. */
export function powerPeriodFrom(
  terms: Pick<DelegationTerms, "from" | "until">,
  timeZone: string,
  now: Instant,
): { readonly validFrom: Instant; readonly validUntil: Instant } {
  const { validFrom, validUntil } = powerPeriod(terms, timeZone);
  const begunToday = validFrom <= now && now < endOfDay(terms.from, timeZone);
  return { validFrom: begunToday ? now : validFrom, validUntil };
}

/** A day in full, with its year: "1er décembre 2026". */
function longDay(language: Locale, day: string): string {
  return formatDay(language, day, { width: "long", weekday: false });
}
