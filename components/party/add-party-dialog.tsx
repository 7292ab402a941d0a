"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { ActProblem } from "@/components/act/act-problem";
import { useActForm } from "@/components/act/use-act-form";
import { OrganisationFields } from "@/components/project/organisation-fields";
import { Button } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import { ChoiceGroup } from "@/components/ui/choice-group";
import { Dialog } from "@/components/ui/dialog";
import { useToast } from "@/components/ui/toast";
import type { Side } from "@/lib/domain/party";
import type { Action } from "@/lib/features/act/view";
import { AddPartyInput } from "@/lib/features/party/schema";

type Props = {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly action: Action;
  readonly project: string;
  readonly sides: readonly Side[];
  readonly side: Side;
};

/** Brings in a party: its side and its organisation. */
export function AddPartyDialog({ open, onOpenChange, action, project, sides, side }: Props): ReactNode {
  const t = useTranslations("members");
  const words = useTranslations("setup");
  const say = useToast();
  const id = useId();
  const known = AddPartyInput.shape.side.options;
  const read = (value: string): AddPartyInput["side"] => known.find((one) => one === value) ?? "AGENCY";
  const { form, acting, submit, errorOf } = useActForm<AddPartyInput>(AddPartyInput, action, {
    defaults: { side: read(side), organisation: { name: "", legalForm: "", registrationNumber: "", city: "" } },
    project,
    subject: { kind: "members" },
    onDone: () => {
      onOpenChange(false);
      say({ text: t("added"), act: true });
    },
  });
  const foot = (
    <ButtonRow end>
      <Button type="submit" form={id} variant="main" busy={acting.pending}>
        {t("add")}
      </Button>
    </ButtonRow>
  );
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t("addPartyTitle")}
      lead={t("addPartyLead")}
      foot={foot}
      width="lg"
    >
      <form id={id} noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-5">
        <ChoiceGroup
          name="side"
          legend={t("partySide")}
          value={form.watch("side")}
          onChange={(value) => form.setValue("side", read(value))}
          choices={sides.map((value) => ({
            value,
            label: words(`side.${value}`),
            detail: words(`sideDetail.${value}`),
          }))}
        />
        <OrganisationFields
          register={(part) => form.register(`organisation.${part}`)}
          errorOf={(part) => errorOf(`organisation.${part}`)}
        />
        <ActProblem acting={acting} />
      </form>
    </Dialog>
  );
}
