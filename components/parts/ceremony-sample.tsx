"use client";

import { Check, Lock, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { sampleDigest } from "@/components/parts/sample-digest";
import { useSampleArticle } from "@/components/parts/use-sample-article";
import { CeremonyFrame, CeremonyStep } from "@/components/shell/ceremony-frame";
import { ArticleCode } from "@/components/ui/article-code";
import { Ball } from "@/components/ui/ball";
import { Button } from "@/components/ui/button";
import { ChoiceGroup } from "@/components/ui/choice-group";
import { Digest } from "@/components/ui/digest";
import { Field } from "@/components/ui/field";
import { PasswordInput } from "@/components/ui/identity-fields";
import { KeyValues } from "@/components/ui/key-values";
import { Seal } from "@/components/ui/seal";
import { SealedBox } from "@/components/ui/sealed-box";
import { MarginNote, Sheet } from "@/components/ui/sheet";

/** The frame of a ceremony with a short record, for looking and for axe. */
export function CeremonySample(): ReactNode {
  const t = useTranslations("ui.parts");
  const article = useSampleArticle();
  const [decision, setDecision] = useState("reserves");
  const facts = (
    <KeyValues
      narrow
      entries={[
        { name: t("terms"), value: <strong className="font-semibold">{t("term1Date")}</strong>, detail: t("termRule") },
        { name: t("amount"), value: t("amountSample") },
      ]}
    />
  );
  return (
    <CeremonyFrame
      leaveHref="/dev/parts"
      project={t("project")}
      title={t("ceremonyTitle")}
      turn={
        <>
          <Ball side="yours" label={t("yours")} /> <strong className="font-semibold">{t("term1")}</strong>
        </>
      }
      steps={[
        { id: "lire", label: t("stepRead"), detail: t("stepReadDetail"), state: "done" },
        { id: "verifier", label: t("stepCheck"), detail: t("stepCheckDetail"), state: "now" },
        { id: "signer", label: t("stepSign"), state: "todo" },
      ]}
      summary={facts}
      rail={
        <>
          <div className="mb-6 flex flex-col items-center gap-3">
            <Seal digest={sampleDigest} size={132} state="waiting" />
            <span className="t-12 text-text-3">{t("sealWaiting")}</span>
          </div>
          <div className="max-lg:hidden">{facts}</div>
        </>
      }
    >
      <CeremonyStep id="lire" number={1} title={t("stepRead")} lead={t("sheetsNote")}>
        <Sheet margin>
          <MarginNote>
            <p className="s-30">{t("recordTitle")}</p>
          </MarginNote>
          <MarginNote note={t("article3")} detail={t("article3Detail")}>
            {t("recordText")} <del>3,8</del> <ins>3,9</ins>
          </MarginNote>
        </Sheet>
      </CeremonyStep>
      <CeremonyStep id="verifier" number={2} title={t("stepCheck")} lead={t("stepCheckDetail")}>
        <ul className="border-line-2 border-t">
          <li className="flex items-start gap-3 border-b py-3">
            <Check aria-hidden size={16} strokeWidth={1.6} className="mt-0.5 shrink-0 text-done" />
            <span className="t-13 flex-1 font-semibold">{t("emptyFact")}</span>
            <ArticleCode article={article} />
          </li>
          <li className="flex items-start gap-3 border-b py-3">
            <X aria-hidden size={16} strokeWidth={1.6} className="mt-0.5 shrink-0 text-text" />
            <span className="t-13 flex-1 font-semibold">
              {t("blockedReason")}
              <span className="t-12 mt-1 flex gap-1.5 font-normal text-text-2">
                <Lock aria-hidden size={14} strokeWidth={1.6} /> {t("acceptPlain")}
              </span>
            </span>
            <ArticleCode article={article} />
          </li>
        </ul>
      </CeremonyStep>
      <CeremonyStep id="signer" number={3} title={t("stepSign")} lead={t("lead")}>
        <ChoiceGroup
          name="decision"
          legend={t("decision")}
          hideLegend
          value={decision}
          onChange={setDecision}
          choices={[
            {
              value: "plain",
              label: t("acceptPlain"),
              detail: t("acceptPlainDetail"),
              closed: { reason: t("blockedReason") },
            },
            { value: "reserves", label: t("acceptReserves"), detail: t("acceptReservesDetail") },
            { value: "adjourn", label: t("adjourn"), detail: t("adjournDetail") },
          ]}
        />
        <SealedBox className="my-6">
          <p className="s-17">{t("declaration")}</p>
          <div className="mt-3 border-ink-line border-t pt-3">
            <Digest value={sampleDigest} />
          </div>
        </SealedBox>
        <Field label={t("password")} className="mb-6 max-w-sm">
          <PasswordInput />
        </Field>
        <Button variant="main" size="lg" final className="max-md:w-full">
          {t("signWithReserves")}
        </Button>
      </CeremonyStep>
    </CeremonyFrame>
  );
}
