"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, type RefObject, useEffect, useRef, useState } from "react";
import { CeremonyFrame, CeremonyStep } from "@/components/shell/ceremony-frame";
import { CeremonyRail, CeremonyTurn, RailFacts } from "@/components/signature/ceremony-rail";
import { ConditionList, EffectLists } from "@/components/signature/condition-list";
import type { RequestCode } from "@/components/signature/identity-proof";
import { RecordSheet } from "@/components/signature/record-sheet";
import { SignPanel } from "@/components/signature/sign-panel";
import type { Step } from "@/components/ui/step-thread";
import type { RefusalView, RefusedSubject } from "@/lib/features/act/view";
import type { CeremonyView, SigningAction } from "@/lib/features/signature/view";

type Props = {
  readonly view: CeremonyView;
  readonly action: SigningAction;
  readonly requestCode: RequestCode;
  readonly subject?: RefusedSubject;
  /** Above the title of the sheet: "Projet de procès-verbal". */
  readonly head: ReactNode;
  /** What the signature says, word for word; `null` while a choice is missing. */
  readonly declaration: ReactNode | null;
  readonly label: string;
  /** What the command wants beside the digest. */
  readonly input: object;
  /** Choices and fields of the third step (the five decisions of a milestone); the caller then changes view.record and view.digest with them. */
  readonly choices?: ReactNode;
  /** Under the steps: which decision is being made. */
  readonly choiceLabel?: string;
  /** Closes the signature under the present choice. */
  readonly closed?: RefusalView | null;
};

/** The signing ceremony: read, check, sign, on one page, the same for every signature (product.md). */
export function SigningCeremony({
  view,
  action,
  requestCode,
  subject,
  head,
  declaration,
  label,
  input,
  choices,
  choiceLabel,
  closed = null,
}: Props): ReactNode {
  const t = useTranslations("signature");
  const { end, read } = useReadToTheEnd();
  const met = view.conditions.filter((condition) => condition.met).length;
  const steps: readonly Step[] = [
    { id: "read", label: t("read"), detail: read ? t("readWhole") : t("toRead"), state: read ? "done" : "now" },
    {
      id: "check",
      label: t("check"),
      detail: t("conditionsMet", { met, all: view.conditions.length }),
      state: read ? "done" : "todo",
    },
    { id: "sign", label: t("sign"), detail: choiceLabel, state: read ? "now" : "todo" },
  ];
  return (
    <CeremonyFrame
      leaveHref={view.leaveHref}
      project={view.project.name}
      title={view.title}
      turn={<CeremonyTurn view={view} />}
      steps={steps}
      rail={<CeremonyRail view={view} digest={view.digest} />}
      summary={<RailFacts view={view} />}
    >
      <CeremonyStep
        id="read"
        number={1}
        title={t("read")}
        lead={view.earlier === null ? t("readLead") : t("readLeadChanged")}
      >
        <RecordSheet content={view.record} earlier={view.earlier} head={head} />
        <div ref={end} />
      </CeremonyStep>
      <CeremonyStep
        id="check"
        number={2}
        title={t("check")}
        lead={t("checkLead", { count: view.conditions.length, open: view.conditions.length - met })}
      >
        <ConditionList conditions={view.conditions} />
        <EffectLists causes={view.causes} closes={view.closes} />
      </CeremonyStep>
      <CeremonyStep id="sign" number={3} title={t("sign")} lead={t("signLead")}>
        <div className="flex flex-col gap-6">
          {choices}
          <SignPanel
            action={action}
            project={view.project.code}
            {...(subject === undefined ? {} : { subject })}
            proof={view.proof}
            requestCode={requestCode}
            declaration={declaration}
            digest={view.digest}
            input={input}
            label={label}
            onBehalf={view.onBehalf}
            blocked={view.blocked ?? closed}
          />
        </div>
      </CeremonyStep>
    </CeremonyFrame>
  );
}

/** True once the end of the record has been on screen: told as a fact beside the step, never a gate. */
function useReadToTheEnd(): { end: RefObject<HTMLDivElement | null>; read: boolean } {
  const end = useRef<HTMLDivElement>(null);
  const [read, setRead] = useState(false);
  useEffect(() => {
    const mark = end.current;
    if (mark === null) return;
    const watch = new IntersectionObserver((seen) => seen.some((entry) => entry.isIntersecting) && setRead(true));
    watch.observe(mark);
    return () => watch.disconnect();
  }, []);
  return { end, read };
}
