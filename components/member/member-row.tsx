"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { usePersonName } from "@/components/account/person-name";
import type { MemberActs } from "@/components/member/member-desk";
import { RoleWords } from "@/components/member/role-words";
import { RolesDialog } from "@/components/member/roles-dialog";
import { ReasonAct } from "@/components/project/reason-act";
import { Button } from "@/components/ui/button";
import { Row, Td } from "@/components/ui/table";
import type { MembersView, PartyDesk } from "@/lib/features/member/view";
import type { MemberView } from "@/lib/features/party/view";

type Props = {
  readonly member: MemberView;
  readonly party: PartyDesk;
  readonly view: MembersView;
  readonly acts: MemberActs;
};

/** A member: name, roles, and what their party may do. */
export function MemberRow({ member, party, view, acts }: Props): ReactNode {
  const t = useTranslations("members");
  const [changing, setChanging] = useState(false);
  const { code } = view.project;
  const name = usePersonName()(member.name);
  const you = member.id === view.reader.memberId;
  return (
    <Row>
      <Td place="lead">
        <span className="font-semibold">{name}</span>
        {you ? <span className="text-text-3">{`, ${t("you")}`}</span> : null}
        {member.title === "" ? null : <span className="t-12 block text-text-3">{member.title}</span>}
      </Td>
      <Td>
        <RoleWords roles={member.roles} />
      </Td>
      <Td>{t("joined")}</Td>
      <Td end className="max-md:w-full">
        {party.mayChange ? (
          <span className="-mr-2.5 inline-flex flex-wrap justify-end gap-x-1 max-md:-ml-2.5">
            <Button variant="quiet" size="sm" onClick={() => setChanging(true)} aria-label={t("changeTitle", { name })}>
              {t("change")}
            </Button>
            <ReasonAct
              action={acts.remove}
              project={code}
              subject={{ kind: "members" }}
              input={{ memberId: member.id }}
              label={t("remove")}
              name={`${t("remove")}, ${name}`}
              title={t("removeTitle", { name })}
              lead={t("removeLead")}
              done={t("removed")}
            />
            <RolesDialog
              open={changing}
              onOpenChange={setChanging}
              action={acts.change}
              project={code}
              member={member}
              side={party.side}
            />
          </span>
        ) : null}
      </Td>
    </Row>
  );
}
