"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { ActProblem } from "@/components/act/act-problem";
import { useActForm } from "@/components/act/use-act-form";
import { RoleChoices } from "@/components/member/role-choices";
import { Button } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { useToast } from "@/components/ui/toast";
import type { Role } from "@/lib/domain/party";
import type { Action } from "@/lib/features/act/view";
import { INVITATION_DAYS, InviteMemberInput } from "@/lib/features/invitation/schema";
import type { PartyDesk } from "@/lib/features/member/view";

type Props = {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly action: Action;
  readonly project: string;
  readonly party: PartyDesk;
  /** The role that is missing, when the dialog was opened to fill it. */
  readonly role: Role | null;
};

/** Invites somebody into a party: name, address, roles. */
export function InviteDialog({ open, onOpenChange, action, project, party, role }: Props): ReactNode {
  const t = useTranslations("members");
  const say = useToast();
  const id = useId();
  const hasSignatory = [...party.members, ...party.invitations].some((one) =>
    one.roles.some((held) => held.role === role),
  );
  const { form, acting, submit, errorOf } = useActForm(
    InviteMemberInput.omit({ partyId: true }),
    (call) => action({ ...call, input: { ...Object(call.input), partyId: party.id } }),
    {
      defaults: {
        name: "",
        email: "",
        roles: role === null ? [] : [role],
        substitute: hasSignatory && role?.endsWith("_SIGNATORY") === true,
      },
      project,
      subject: { kind: "members" },
      onDone: () => {
        onOpenChange(false);
        say({ text: t("sent"), act: true });
      },
    },
  );
  const foot = (
    <ButtonRow end>
      <Button type="submit" form={id} variant="main" busy={acting.pending}>
        {t("send")}
      </Button>
    </ButtonRow>
  );
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t("inviteTitle", { party: party.name })}
      lead={t("inviteLead", { days: INVITATION_DAYS })}
      foot={foot}
    >
      <form id={id} noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-5">
        <Field label={t("name")} hint={t("nameHint")} error={errorOf("name")}>
          <TextInput {...form.register("name")} autoComplete="off" />
        </Field>
        <Field label={t("email")} error={errorOf("email")}>
          <TextInput
            {...form.register("email")}
            type="email"
            inputMode="email"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
          />
        </Field>
        <RoleChoices
          offered={party.invitable}
          roles={form.watch("roles")}
          onRoles={(roles) => form.setValue("roles", roles, { shouldValidate: true })}
          substitute={form.watch("substitute")}
          onSubstitute={(substitute) => form.setValue("substitute", substitute)}
          error={errorOf("roles")}
        />
        <ActProblem acting={acting} />
      </form>
    </Dialog>
  );
}
