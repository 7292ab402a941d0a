"use client";

import { Clock, Mail } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActButton } from "@/components/act/act-button";
import type { MemberActs } from "@/components/member/member-desk";
import { RoleWords } from "@/components/member/role-words";
import { Chip } from "@/components/ui/chip";
import { Row, Td } from "@/components/ui/table";
import { useToast } from "@/components/ui/toast";
import type { MembersView, PartyDesk } from "@/lib/features/member/view";
import type { InvitationView } from "@/lib/features/party/view";
import { instant } from "@/lib/kernel/instant";
import { formatDate } from "@/lib/text/format";

type Props = {
  readonly invitation: InvitationView;
  readonly party: PartyDesk;
  readonly view: MembersView;
  readonly acts: MemberActs;
};

/** Somebody invited who has not joined: until when, and the link sent again or taken back. */
export function InvitationRow({ invitation, party, view, acts }: Props): ReactNode {
  const t = useTranslations("members");
  const locale = useLocale();
  const say = useToast();
  const { code } = view.project;
  const date = formatDate({ locale, timeZone: view.reader.timeZone }, instant(invitation.expiresAt), {
    now: instant(view.now),
    weekday: false,
  });
  const { email, name, roles } = invitation;
  const again = {
    partyId: party.id,
    name,
    email,
    roles: roles.map((held) => held.role),
    substitute: roles.some((held) => held.substitute),
  };
  return (
    <Row>
      <Td place="lead">
        <span className="font-semibold text-text-2">{name}</span>
        {email === null ? null : <span className="t-12 block break-words text-text-3">{email}</span>}
      </Td>
      <Td>
        <RoleWords roles={roles} />
      </Td>
      <Td>
        {invitation.state === "OPEN" ? (
          <Chip tone="them" sign={<Mail aria-hidden size={14} />}>
            {t("invited", { date })}
          </Chip>
        ) : (
          <Chip tone="late" sign={<Clock aria-hidden size={14} />}>
            {t("expired", { date })}
          </Chip>
        )}
      </Td>
      <Td end className="max-md:w-full">
        {party.invitable.length > 0 ? (
          <span className="-mr-2.5 inline-flex flex-wrap justify-end gap-x-1 max-md:-ml-2.5">
            {email === null ? null : (
              <ActButton
                action={acts.invite}
                input={again}
                project={code}
                variant="quiet"
                size="sm"
                onDone={() => say({ text: t("sent"), act: true })}
              >
                {t("resend")}
              </ActButton>
            )}
            <ActButton
              action={acts.revoke}
              input={{ invitationId: invitation.id }}
              project={code}
              variant="quiet"
              size="sm"
              onDone={() => say({ text: t("revoked"), act: true })}
            >
              {t("revoke")}
            </ActButton>
          </span>
        ) : null}
      </Td>
    </Row>
  );
}
