import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { DisputeChip } from "@/components/dispute/dispute-chip";
import { DisputeEnds } from "@/components/dispute/dispute-ends";
import { DisputeFrame } from "@/components/dispute/dispute-frame";
import { DisputeLadder } from "@/components/dispute/dispute-ladder";
import { PositionSection } from "@/components/dispute/position-section";
import { ProposalSection } from "@/components/dispute/proposal-section";
import { TimelineList } from "@/components/dispute/timeline-list";
import { ButtonLink } from "@/components/ui/button";
import { SectionHead } from "@/components/ui/section-head";
import { TextLink } from "@/components/ui/text-link";
import { UserText } from "@/components/ui/typeset";
import type { Action } from "@/lib/features/act/view";
import type { DisputeAbilities, DisputeView } from "@/lib/features/dispute/view";
import { formatDate, formatMoney } from "@/lib/text/format";

/** What one does on the sheet of a dispute. */
export type DisputeActions = Readonly<
  Record<
    | "complete"
    | "position"
    | "propose"
    | "endOne"
    | "disclose"
    | "refuse"
    | "escalate"
    | "withdraw"
    | "settle"
    | "goOutside"
    | "close",
    Action
  >
>;

type Props = { readonly view: DisputeView; readonly abilities: DisputeAbilities; readonly acts: DisputeActions };

/** One dispute, the same for both of its parties: how far it is, what is asked, on which facts, what each side says. */
export function DisputeSheet(props: Props): ReactNode {
  const t = useTranslations("disputes");
  const locale = useLocale();
  const { view, abilities } = props;
  const { project, code, claimant, respondent } = view;
  const root = `/projects/${project.code}`;
  const day = formatDate({ locale, timeZone: project.timeZone }, view.openedAt, { width: "long" });
  const mediates = view.mediation !== null || abilities.proposeMediation.allowed;
  return (
    <DisputeFrame
      project={project}
      here={[code]}
      title={view.title}
      lead={t("opened", { day, party: claimant.name, other: respondent.name })}
      end={<DisputeChip status={view.status} />}
    >
      <DisputeLadder {...props} />
      <section className="flex flex-col gap-4">
        <SectionHead title={t("facts")} />
        <p className="s-17 max-w-measure whitespace-pre-line">
          <UserText>{view.subject}</UserText>
        </p>
        <ul className="flex flex-col">
          {view.claims.map((claim) => (
            <li
              key={claim.ordinal}
              className="flex flex-wrap justify-between gap-x-6 gap-y-1 border-line border-b py-2.5"
            >
              <span className="t-14 min-w-0">
                <span className="t-12 block text-text-3">{claim.by}</span>
                <UserText>{claim.text}</UserText>
              </span>
              <span className="t-14 figures">
                {formatMoney(locale, { cents: claim.cents, currency: project.currency })}
              </span>
            </li>
          ))}
        </ul>
        <p className="t-13 text-text-2">
          {view.contested.length === 0
            ? t("nothingContested")
            : t("contestedList", { codes: view.contested.join(", ") })}
        </p>
        {view.notices.map((notice) => (
          <p key={notice.code} className="t-13">
            {t("notices")} <TextLink href={`${root}/milestones/${notice.milestone}`}>{notice.code}</TextLink>
          </p>
        ))}
      </section>
      <section>
        <SectionHead title={t("timeline")} remark={t("timelineHint")} />
        {view.timeline.length === 0 ? <p className="t-13 py-3 text-text-2">{t("noTimeline")}</p> : null}
        <TimelineList timeZone={project.timeZone} entries={view.timeline} />
      </section>
      <PositionSection {...props} />
      <ProposalSection {...props} />
      {mediates ? (
        <section className="flex flex-col items-start gap-3">
          <SectionHead title={t("mediation")} />
          <p className="t-13 max-w-measure text-text-2">{t("mediationRule")}</p>
          <ButtonLink href={`${root}/disputes/${code}/mediation`}>{t("mediation")}</ButtonLink>
        </section>
      ) : null}
      <DisputeEnds {...props} />
    </DisputeFrame>
  );
}
