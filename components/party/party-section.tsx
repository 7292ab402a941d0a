"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { InvitationRow } from "@/components/invitation/invitation-row";
import type { MemberActs } from "@/components/member/member-desk";
import { MemberRow } from "@/components/member/member-row";
import { ReasonAct } from "@/components/project/reason-act";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { PartyMark } from "@/components/ui/party-mark";
import { SectionHead } from "@/components/ui/section-head";
import { Table, TableBody, TableHead, Th } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { MembersView, PartyDesk } from "@/lib/features/member/view";
import { partyTexture } from "@/lib/features/party/view";

type Props = {
  readonly party: PartyDesk;
  readonly view: MembersView;
  readonly acts: MemberActs;
  readonly onInvite: () => void;
};

/** A party: its texture, its organisation, its people and those it waits for. */
export function PartySection({ party, view, acts, onInvite }: Props): ReactNode {
  const t = useTranslations();
  const { code } = view.project;
  const { legalForm, registrationNumber, city } = party.organisation;
  const remark = [
    t(`sides.${party.side}`),
    legalForm,
    registrationNumber,
    city,
    party.bound === false ? t("members.notBound") : "",
  ]
    .filter((part) => part !== "")
    .join(", ");
  const title = (
    <span className="inline-flex items-center gap-2.5">
      <PartyMark texture={partyTexture(party.side, party.ordinal)} />
      {party.name}
    </span>
  );
  const end = (
    <span className="flex gap-2">
      {party.mayRemove ? (
        <ReasonAct
          action={acts.removeParty}
          project={code}
          input={{ partyId: party.id }}
          label={t("members.removeParty")}
          name={`${t("members.removeParty")}, ${party.name}`}
          title={t("members.removePartyTitle", { party: party.name })}
          lead={t("members.removePartyLead")}
          done={t("members.partyRemoved")}
        />
      ) : null}
      {party.invitable.length > 0 ? (
        <Button size="sm" onClick={onInvite} aria-label={`${t("members.invite")}, ${party.name}`}>
          {t("members.invite")}
        </Button>
      ) : null}
    </span>
  );
  return (
    <section aria-label={party.name}>
      <SectionHead title={title} remark={remark} end={end} />
      {party.contract === null ? null : (
        <p className="t-13 mt-2 text-text-2">
          {t("members.contract", { number: party.contract.baseline })}{" "}
          <TextLink href={`/projects/${code}/records/${party.contract.record}`}>{party.contract.record}</TextLink>
        </p>
      )}
      {party.members.length + party.invitations.length === 0 ? (
        <Empty fact={t("members.empty")} rule={t("members.emptyRule")} />
      ) : (
        <Table caption={party.name} className="table-fixed">
          <TableHead>
            <Th className="w-[30%]">{t("members.person")}</Th>
            <Th className="w-[34%]">{t("members.roles")}</Th>
            <Th>{t("members.state")}</Th>
            <Th end className="w-56">
              <span className="sr-only">{t("members.acts")}</span>
            </Th>
          </TableHead>
          <TableBody>
            {party.members.map((member) => (
              <MemberRow key={member.id} member={member} party={party} view={view} acts={acts} />
            ))}
            {party.invitations.map((invitation) => (
              <InvitationRow key={invitation.id} invitation={invitation} party={party} view={view} acts={acts} />
            ))}
          </TableBody>
        </Table>
      )}
    </section>
  );
}
