"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActButton } from "@/components/act/act-button";
import { ReasonAct } from "@/components/milestone/reason-act";
import { ButtonLink } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import type { AbilityView, Action } from "@/lib/features/act/view";
import type { OrderPageView } from "@/lib/features/amendment/view";

type Step = "begin" | "verify" | "close";
type Props = {
  readonly view: OrderPageView;
  readonly abilities: Readonly<Record<Step | "withdraw", AbilityView>>;
  readonly acts: Readonly<Record<Step | "withdraw", Action>>;
};

const steps = { APPROVED: "begin", CONTRACTED: "begin", IN_IMPLEMENTATION: "verify", VERIFIED: "close" } as const;

function stepOf(status: OrderPageView["change"]["status"], decided: boolean): Step | null {
  if (status === "APPROVED" && !decided) return null;
  return status === "APPROVED" || status === "CONTRACTED" || status === "IN_IMPLEMENTATION" || status === "VERIFIED"
    ? steps[status]
    : null;
}

/** What can be done with an order: read and sign it, withdraw it, and the work that it orders. */
export function OrderWork({ view, abilities, acts }: Props): ReactNode {
  const t = useTranslations("amendments");
  const { project, change, order, agreed, draft } = view;
  const subject = { kind: "change-request", code: change.code } as const;
  const step = stepOf(change.status, agreed?.instrument === "DECISION" && order === null);
  const open = order !== null && (order.status === "DRAFT" || order.status === "SIGNING");
  if (open ? !view.signs && !abilities.withdraw.allowed : step === null) return null;
  return (
    <div className="mt-6">
      <ButtonRow>
        {open && view.signs ? (
          <ButtonLink
            variant={order.status === "SIGNING" ? "main" : "plain"}
            href={`/projects/${project.code}/changes/${change.code}/sign?party=${draft.party}`}
          >
            {t("read")}
          </ButtonLink>
        ) : null}
        {open && abilities.withdraw.allowed ? (
          <ReasonAct
            action={acts.withdraw}
            project={project.code}
            subject={subject}
            label={t("withdraw")}
            lead={t("withdrawLead")}
            field={t("reason")}
            toInput={(reason) => ({ amendment: order.code, reason })}
          />
        ) : null}
        {step === null || open ? null : (
          <ActButton
            action={acts[step]}
            input={{ changeRequest: change.code, comment: "" }}
            ability={abilities[step]}
            project={project.code}
            subject={subject}
            variant="main"
          >
            {t(`work.${step}`)}
          </ActButton>
        )}
      </ButtonRow>
      {step === null || open ? null : <p className="t-12 mt-2 text-text-3">{t(`work.${step}Lead`)}</p>}
    </div>
  );
}
