import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { usePersonName } from "@/components/account/person-name";
import { Seal } from "@/components/ui/seal";
import { LockLine, SealedBox } from "@/components/ui/sealed-box";
import { TextLink } from "@/components/ui/text-link";
import type { ArticleView } from "@/lib/features/act/view";
import type { DecisionLine, MilestoneView } from "@/lib/features/milestone/view";
import { formatDay, formatMoney, formatReceiptTime } from "@/lib/text/format";

type Props = { readonly view: MilestoneView; readonly decision: DecisionLine; readonly lock: ArticleView };

/** The decision that ended a milestone, as what is locked looks: sealed surface, engraved band, serif, seal, and the way on. */
export function SealedDecision({ view, decision, lock }: Props): ReactNode {
  const t = useTranslations();
  const locale = useLocale();
  const nameOf = usePersonName();
  const { project } = view;
  return (
    <SealedBox band className="mt-7">
      <div className="flex gap-5 max-md:flex-col-reverse">
        <div className="min-w-0 flex-1">
          <p className="s-21 not-italic">{t(`milestones.decided.${decision.kind}`, { code: view.code })}</p>
          <p className="s-15 mt-2">
            {t("milestones.decidedBy", {
              name: nameOf(decision.by),
              party: view.client.name,
              at: formatReceiptTime({ locale, timeZone: project.timeZone }, decision.decidedAt),
            })}
          </p>
          {decision.comment === "" ? null : <p className="s-15 mt-2">{decision.comment}</p>}
          {decision.reductionCents === null ? null : (
            <p className="s-15 mt-2">
              {t("milestones.reduced", {
                amount: formatMoney(locale, { cents: decision.reductionCents, currency: project.currency }),
              })}{" "}
              {t(`status.reduction.${decision.reductionAccepted ? "ACCEPTED_IN_WRITING" : "NOTIFIED_NOT_ACCEPTED"}`)}
            </p>
          )}
          {decision.warrantyEndsOn === null ? null : (
            <p className="s-15 mt-2">
              {t("milestones.warranty", {
                date: formatDay(locale, decision.warrantyEndsOn, { width: "long", weekday: false }),
              })}
            </p>
          )}
          {decision.record === null ? null : (
            <p className="t-13 mt-3 mb-3">
              <TextLink href={`/projects/${project.code}/records/${decision.record}`}>
                {t("milestones.openRecord", { record: decision.record })}
              </TextLink>
            </p>
          )}
          <LockLine article={lock}>{t("milestones.locked")}</LockLine>
        </div>
        <Seal digest={decision.digest} size={88} />
      </div>
    </SealedBox>
  );
}
