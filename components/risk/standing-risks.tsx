"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { ActButton } from "@/components/act/act-button";
import { OwnerField } from "@/components/risk/owner-field";
import { ButtonRow } from "@/components/ui/button-row";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { SectionHead } from "@/components/ui/section-head";
import { DateInput } from "@/components/ui/text-input";
import type { Action } from "@/lib/features/act/view";
import type { RiskRoomView } from "@/lib/features/risk/view";

/** The standing risks of web projects that are not in the register yet: taken in together, by one act. */
export function StandingRisks({
  view,
  adopt,
  main,
}: {
  readonly view: RiskRoomView;
  readonly adopt: Action;
  /** The one main button of the page, when its head has none. */
  readonly main: boolean;
}): ReactNode {
  const t = useTranslations("risks");
  const { offered } = view;
  const [chosen, setChosen] = useState<readonly string[]>(offered);
  const [ownerId, setOwnerId] = useState(view.me);
  const [reviewOn, setReviewOn] = useState("");
  const toggle = (name: string): void =>
    setChosen(chosen.includes(name) ? chosen.filter((one) => one !== name) : [...chosen, name]);
  return (
    <section>
      <SectionHead title={t("standingTitle")} remark={t("standingRemark")} />
      <div className="mt-3 grid gap-x-8 gap-y-1 md:grid-cols-2">
        {offered.map((name) => (
          <Checkbox
            key={name}
            label={t(`standing.${name}.name`)}
            detail={t(`standing.${name}.event`)}
            checked={chosen.includes(name)}
            onChange={() => toggle(name)}
          />
        ))}
      </div>
      <div className="mt-4 flex max-w-measure flex-col gap-4">
        <div className="grid gap-4 md:grid-cols-2">
          <OwnerField owners={view.owners} value={ownerId} onChange={setOwnerId} />
          <Field label={t("form.reviewOn")} hint={t("form.reviewOnHint")}>
            <DateInput value={reviewOn} onChange={(event) => setReviewOn(event.currentTarget.value)} />
          </Field>
        </div>
        <ButtonRow>
          <ActButton
            action={adopt}
            project={view.project.code}
            subject={{ kind: "risk" }}
            variant={main ? "main" : "plain"}
            input={{ standing: chosen, ownerId, reviewOn }}
          >
            {t("adopt", { count: chosen.length })}
          </ActButton>
        </ButtonRow>
      </div>
    </section>
  );
}
