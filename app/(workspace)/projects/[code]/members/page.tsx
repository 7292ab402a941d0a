import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import * as actions from "@/app/(workspace)/projects/[code]/members/actions";
import { MemberDesk } from "@/components/member/member-desk";
import { MembersTitle } from "@/components/member/members-title";
import { PageBody } from "@/components/shell/page-body";
import { ProveHeader } from "@/components/shell/prove-header";
import { getMembers, missingPosts } from "@/lib/features/member/queries";
import { readProject } from "@/lib/http/reading";
import { tellMissing } from "@/lib/http/tell-missing";

type Props = { readonly params: Promise<{ code: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("members"))("title") };
}

/** Who takes part, for whom and as what; during set-up, what the charter still misses. */
export default async function MembersPage({ params }: Props) {
  const { code } = await params;
  const t = await getTranslations("members");
  const view = await readProject(code, ({ tx, scope, now }) => getMembers(tx, scope, now));
  const missing = await tellMissing(missingPosts(view.parties), view);
  const acts = {
    addParty: actions.addPartyAction,
    removeParty: actions.removePartyAction,
    invite: actions.inviteAction,
    revoke: actions.revokeInvitationAction,
    change: actions.changeRolesAction,
    remove: actions.removeMemberAction,
  };
  return (
    <>
      <ProveHeader project={view.project} here={t("title")} />
      <PageBody>
        <MembersTitle view={view} missing={missing.length} />
        <MemberDesk view={view} missing={missing} acts={acts} />
      </PageBody>
    </>
  );
}
