"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActButton } from "@/components/act/act-button";
import { CommitmentDialog } from "@/components/commitment/commitment-dialog";
import { TimeDialog } from "@/components/commitment/time-dialog";
import { ReasonAct } from "@/components/milestone/reason-act";
import { ButtonLink } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import type { Action } from "@/lib/features/act/view";
import type { CommitmentAbilities, CommitmentView } from "@/lib/features/commitment/view";

export type CommitmentActions = Readonly<
  Record<"deliver" | "confirm" | "excuse" | "reschedule" | "answer" | "substitute" | "release" | "time", Action>
>;
type Props = {
  readonly view: CommitmentView;
  readonly abilities: CommitmentAbilities;
  readonly actions: CommitmentActions;
};

/** The acts whose time it is; the signature goes to its ceremony. */
export function CommitmentActs({ view, abilities, actions }: Props): ReactNode {
  const t = useTranslations("commitments.acts");
  const commitment = view.code;
  const call = { project: view.project.code, subject: { kind: "commitment", code: commitment } } as const;
  const root = `/projects/${view.project.code}/commitments/${commitment}`;
  const proposed = view.status === "PROPOSED";
  const offered = view.offer;
  if (Object.values(abilities).every((ability) => !ability.allowed)) return null;
  return (
    <ButtonRow className="mt-6">
      {abilities.sign.allowed ? (
        <ButtonLink variant="main" href={`${root}/sign`}>
          {t("sign")}
        </ButtonLink>
      ) : null}
      {abilities.deliver.allowed ? (
        <CommitmentDialog
          {...call}
          action={actions.deliver}
          label={t("deliver")}
          lead={t("deliverLead")}
          day={{ label: t("deliverOn"), hint: t("deliverOnHint"), optional: true }}
          words={{ label: t("message"), optional: true }}
          toInput={(on, message) => ({ commitment, on: on === "" ? null : on, message })}
          main
        />
      ) : null}
      {abilities.confirm.allowed ? (
        <ActButton
          {...call}
          action={actions.confirm}
          input={{ commitment, confirmed: true, reason: "" }}
          variant="main"
        >
          {t("confirm")}
        </ActButton>
      ) : null}
      {abilities.contest.allowed ? (
        <ReasonAct
          {...call}
          action={actions.confirm}
          label={t("contest")}
          lead={t("contestLead")}
          field={t("reason")}
          toInput={(reason) => ({ commitment, confirmed: false, reason })}
        />
      ) : null}
      {abilities.answer.allowed && offered !== null ? (
        <>
          <ActButton
            {...call}
            action={actions.answer}
            input={{ commitment, dueOn: offered.dueOn, accepted: true }}
            variant="main"
          >
            {t("accept")}
          </ActButton>
          <ActButton {...call} action={actions.answer} input={{ commitment, dueOn: offered.dueOn, accepted: false }}>
            {t("decline")}
          </ActButton>
        </>
      ) : null}
      {abilities.time.allowed ? <TimeDialog {...call} action={actions.time} commitment={commitment} /> : null}
      {abilities.reschedule.allowed ? (
        <CommitmentDialog
          {...call}
          action={actions.reschedule}
          label={t("reschedule")}
          lead={t("rescheduleLead")}
          day={{ label: t("newDay"), hint: undefined, optional: false }}
          words={{ label: t("reason"), optional: false }}
          toInput={(dueOn, reason) => ({ commitment, dueOn, reason })}
        />
      ) : null}
      {abilities.substitute.allowed ? (
        <ActButton {...call} action={actions.substitute} input={{ commitment }}>
          {t("substitute")}
        </ActButton>
      ) : null}
      {abilities.revise.allowed ? <ButtonLink href={`${root}/edit`}>{t("revise")}</ButtonLink> : null}
      {abilities.excuse.allowed ? (
        <ReasonAct
          {...call}
          action={actions.excuse}
          label={t("excuse")}
          lead={t("excuseLead")}
          field={t("reason")}
          toInput={(reason) => ({ commitment, reason })}
        />
      ) : null}
      {abilities.release.allowed ? (
        <ReasonAct
          {...call}
          action={actions.release}
          label={t(proposed ? "withdraw" : "release")}
          lead={t(proposed ? "withdrawLead" : "releaseLead")}
          field={t("reason")}
          toInput={(reason) => ({ commitment, reason })}
        />
      ) : null}
    </ButtonRow>
  );
}
