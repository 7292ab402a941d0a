import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { EntryFrame } from "@/components/account/entry-frame";
import { ExpertCode } from "@/components/advice/expert-code";
import type { AskedView, OpinionDoorState } from "@/lib/features/advice/view-opinion";

type Step = (before: OpinionDoorState, form: FormData) => Promise<OpinionDoorState>;
type Props = {
  readonly token: string;
  readonly asked: AskedView | null;
  readonly mail: Step;
  readonly enter: Step;
  readonly chooseLocale: (value: string) => Promise<void>;
};

/** Before an expert's question: who asks, and the code that opens it. The question itself is not told here. */
export function ExpertDoor({ token, asked, mail, enter, chooseLocale }: Props): ReactNode {
  const t = useTranslations("advice.expert");
  if (asked === null || asked.state !== "OPEN")
    return (
      <EntryFrame
        title={t(`closed.${asked?.state ?? "UNKNOWN"}`)}
        lead={t(asked?.state === "USED" ? "usedRule" : "overRule")}
        chooseLocale={chooseLocale}
      >
        <span />
      </EntryFrame>
    );
  return (
    <EntryFrame
      title={t("headline", { client: asked.client })}
      lead={t("doorLead", { name: asked.name })}
      chooseLocale={chooseLocale}
    >
      <ExpertCode token={token} mail={mail} enter={enter} />
    </EntryFrame>
  );
}
