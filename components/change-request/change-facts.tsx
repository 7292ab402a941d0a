import { useLocale, useNow, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { usePersonName } from "@/components/account/person-name";
import { KeyValues } from "@/components/ui/key-values";
import { TextLink } from "@/components/ui/text-link";
import type { ChangeRequestView } from "@/lib/features/change-request/view";
import { instantOf } from "@/lib/kernel/instant";
import type { Currency } from "@/lib/kernel/money";
import { formatDateTime, formatDay, formatMoney } from "@/lib/text/format";

/** The facts of a request, beside its page. */
export function ChangeFacts({
  view,
  currency,
}: {
  readonly view: ChangeRequestView;
  readonly currency: Currency;
}): ReactNode {
  const t = useTranslations();
  const locale = useLocale();
  const nameOf = usePersonName();
  const now = instantOf(useNow());
  const reader = { locale, timeZone: view.project.timeZone };
  const root = `/projects/${view.project.code}`;
  const day = (on: string): string => formatDay(locale, on, { now });
  const when = (name: string, value: ReactNode | null): { name: string; value: ReactNode }[] =>
    value === null ? [] : [{ name: t(name), value }];
  const { authority, finding } = view;
  const entries = [
    ...when("changes.type", view.type === null ? null : t(`changeRequestType.${view.type}`)),
    ...when(
      "changes.origin",
      view.originHref === null ? null : <TextLink href={view.originHref}>{view.originCode}</TextLink>,
    ),
    { name: t("changes.by"), value: nameOf(view.openedBy), detail: view.party },
    ...when("changes.opened", formatDateTime(reader, view.openedAt, { now })),
    ...when("changes.submitted", view.submittedAt === null ? null : formatDateTime(reader, view.submittedAt, { now })),
    ...when("changes.finding", finding === null ? null : t(`changes.findings.${finding}`)),
    ...when(
      "changes.criterion",
      view.criterion === null ? null : (
        <TextLink href={`${root}/requirements/${view.criterion}`}>{view.criterion}</TextLink>
      ),
    ),
    ...when("changes.scope", view.inScope === null ? null : t(view.inScope ? "changes.inScope" : "changes.outOfScope")),
    ...when(
      "changes.duplicateOf",
      view.duplicateOf === null ? null : (
        <TextLink href={`${root}/changes/${view.duplicateOf}`}>{view.duplicateOf}</TextLink>
      ),
    ),
    ...when("changes.turn.due", view.dueOn === null ? null : day(view.dueOn)),
    ...when("changes.validUntil", view.validUntil === null ? null : day(view.validUntil)),
    ...when(
      "changes.emergency.ceiling",
      view.emergencyCeilingCents === null ? null : formatMoney(locale, { cents: view.emergencyCeilingCents, currency }),
    ),
    ...when("changes.reopens", view.reopened.length === 0 ? null : view.reopened.join(", ")),
    ...when("changes.instrument", authority === null ? null : t(`changes.instruments.${authority.instrument}`)),
    ...when("changes.sponsor", authority?.sponsor === true ? t("changes.sponsorNeeded") : null),
    ...when(
      "changes.decision",
      view.record === null ? null : <TextLink href={`${root}/records/${view.record}`}>{view.record}</TextLink>,
    ),
  ];
  return <KeyValues entries={entries} />;
}
