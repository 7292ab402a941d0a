"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { usePersonName } from "@/components/account/person-name";
import { ActProblem } from "@/components/act/act-problem";
import { useActForm } from "@/components/act/use-act-form";
import { RoleChoices } from "@/components/member/role-choices";
import { Button } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { useToast } from "@/components/ui/toast";
import { rolesOf, type Side } from "@/lib/domain/party";
import type { Action } from "@/lib/features/act/view";
import { ChangeRolesInput } from "@/lib/features/member/schema";
import type { MemberView } from "@/lib/features/party/view";

type Props = {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly action: Action;
  readonly project: string;
  readonly member: MemberView;
  readonly side: Side;
};

/** Other roles for a member, and why. */
export function RolesDialog({ open, onOpenChange, action, project, member, side }: Props): ReactNode {
  const t = useTranslations();
  const nameOf = usePersonName();
  const say = useToast();
  const id = useId();
  const { form, acting, submit, errorOf } = useActForm(
    ChangeRolesInput.omit({ memberId: true }),
    (call) => action({ ...call, input: { ...Object(call.input), memberId: member.id } }),
    {
      defaults: {
        roles: member.roles.map((held) => held.role),
        substitute: member.roles.some((held) => held.substitute),
        reason: "",
      },
      project,
      subject: { kind: "members" },
      onDone: () => {
        onOpenChange(false);
        say({ text: t("members.saved"), act: true });
      },
    },
  );
  const foot = (
    <ButtonRow end>
      <Button variant="quiet" onClick={() => onOpenChange(false)}>
        {t("setup.cancel")}
      </Button>
      <Button type="submit" form={id} variant="main" busy={acting.pending}>
        {t("members.save")}
      </Button>
    </ButtonRow>
  );
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t("members.changeTitle", { name: nameOf(member.name) })}
      foot={foot}
    >
      <form id={id} noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-5">
        <RoleChoices
          offered={rolesOf(side)}
          roles={form.watch("roles")}
          onRoles={(roles) => form.setValue("roles", roles, { shouldValidate: true })}
          substitute={form.watch("substitute")}
          onSubstitute={(substitute) => form.setValue("substitute", substitute)}
          error={errorOf("roles")}
        />
        <Field label={t("setup.reason")} hint={t("setup.reasonHint")} error={errorOf("reason")}>
          <Textarea {...form.register("reason")} rows={2} />
        </Field>
        <ActProblem acting={acting} />
      </form>
    </Dialog>
  );
}
