import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { usePersonName } from "@/components/account/person-name";
import { useSpokenTime } from "@/components/commitment/spoken-time";
import { KeyValues } from "@/components/ui/key-values";
import { TextLink } from "@/components/ui/text-link";
import { commitmentShapes } from "@/lib/domain/commitment-terms";
import type { CommitmentView } from "@/lib/features/commitment/view";
import { formatDay, formatDueDate } from "@/lib/text/format";

/** The facts of a commitment: who, in which role, who stands in, how much, until when, and its record. */
export function CommitmentFacts({ view }: { readonly view: CommitmentView }): ReactNode {
  const t = useTranslations();
  const locale = useLocale();
  const nameOf = usePersonName();
  const said = useSpokenTime();
  const day = (on: string): string => formatDay(locale, on, { now: view.now });
  const f = (name: string): string => t(`commitments.fact.${name}`);
  const { unit } = commitmentShapes[view.kind];
  const contest = view.contestBefore;
  const entries = [
    { name: f("party"), value: view.party.name },
    { name: f("receivers"), value: view.receivers.join(", ") },
    {
      name: f("person"),
      value: view.person === null ? t("commitments.concerned") : nameOf(view.person),
    },
    { name: f("role"), value: t(`roles.${view.role}`) },
    ...(view.substitute === null ? [] : [{ name: f("substitute"), value: nameOf(view.substitute) }]),
    { name: f("kind"), value: t(`commitmentKind.${view.kind}`) },
    ...(unit === null || view.quantity === null
      ? []
      : [{ name: f("quantity"), value: t(`commitments.quantityValue.${unit}`, { quantity: view.quantity }) }]),
    ...(view.balance === null
      ? []
      : [
          {
            name: t("commitments.columns.balance"),
            value: t("commitments.balance", {
              declared: said(view.balance.declaredMinutes),
              committed: said(view.balance.committedMinutes),
            }),
          },
        ]),
    ...(view.startsOn === null
      ? [{ name: f("due"), value: day(view.dueOn) }]
      : [
          {
            name: f("period"),
            value: t("commitments.period", { from: day(view.startsOn), until: day(view.dueOn) }),
          },
        ]),
    ...(view.signedDueOn === null ? [] : [{ name: f("signedDue"), value: day(view.signedDueOn) }]),
    ...(view.graceOn === null ? [] : [{ name: f("grace"), value: day(view.graceOn) }]),
    ...(contest === null || view.confirmed
      ? []
      : [
          {
            name: f("contest"),
            value: formatDueDate({ locale, timeZone: view.project.timeZone }, contest, { now: view.now }),
          },
        ]),
    ...(view.record === null
      ? []
      : [
          {
            name: f("record"),
            value: <TextLink href={`/projects/${view.project.code}/records/${view.record}`}>{view.record}</TextLink>,
          },
        ]),
  ];
  return <KeyValues entries={entries} />;
}
