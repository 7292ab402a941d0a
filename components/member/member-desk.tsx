"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { InviteDialog } from "@/components/invitation/invite-dialog";
import { MissingPosts } from "@/components/member/missing-posts";
import { AddPartyDialog } from "@/components/party/add-party-dialog";
import { PartySection } from "@/components/party/party-section";
import { Button } from "@/components/ui/button";
import type { Role, Side } from "@/lib/domain/party";
import type { Action } from "@/lib/features/act/view";
import type { MembersView, MissingPost, PartyDesk } from "@/lib/features/member/view";

/** Everything that is done to parties and people. */
export type MemberActs = {
  readonly [act in "addParty" | "removeParty" | "invite" | "revoke" | "change" | "remove"]: Action;
};

type Props = { readonly view: MembersView; readonly missing: readonly MissingPost[]; readonly acts: MemberActs };
type Opened =
  | { readonly kind: "invite"; readonly party: PartyDesk; readonly role: Role | null }
  | { readonly kind: "add-party"; readonly side: Side };

/** The parties with their people, what is still missing, and the dialogs that mend it. */
export function MemberDesk({ view, missing, acts }: Props): ReactNode {
  const t = useTranslations("members");
  const [opened, setOpened] = useState<Opened | null>(null);
  const close = (open: boolean): void => {
    if (!open) setOpened(null);
  };
  const first = view.openSides[0];
  return (
    <div className="mt-11 flex flex-col gap-11">
      {view.project.status !== "SETUP" ? null : (
        <MissingPosts
          missing={missing}
          onMend={(mend) => {
            if (mend.kind === "add-party") return setOpened(mend);
            const party = view.parties.find((one) => one.id === mend.partyId);
            if (party !== undefined) setOpened({ kind: "invite", party, role: mend.role });
          }}
        />
      )}
      {view.parties.map((party) => (
        <PartySection
          key={party.id}
          party={party}
          view={view}
          acts={acts}
          onInvite={() => setOpened({ kind: "invite", party, role: null })}
        />
      ))}
      {view.mayAddParty && first !== undefined ? (
        <div>
          <Button onClick={() => setOpened({ kind: "add-party", side: first })}>{t("addParty")}</Button>
        </div>
      ) : null}
      {opened?.kind === "invite" ? (
        <InviteDialog
          key={opened.party.id}
          open
          onOpenChange={close}
          action={acts.invite}
          project={view.project.code}
          party={opened.party}
          role={opened.role}
        />
      ) : null}
      {opened?.kind === "add-party" ? (
        <AddPartyDialog
          key={opened.side}
          open
          onOpenChange={close}
          action={acts.addParty}
          project={view.project.code}
          sides={view.openSides}
          side={opened.side}
        />
      ) : null}
    </div>
  );
}
