import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import * as act from "@/app/(workspace)/(own)/profile/actions";
import { create as createFeed, revoke as revokeFeed } from "@/app/(workspace)/(own)/profile/feed-actions";
import { choose } from "@/app/(workspace)/(own)/profile/mail-actions";
import { askCode, create, revoke } from "@/app/(workspace)/(own)/profile/token-actions";
import { AccessSections } from "@/components/account/access-sections";
import { KeySections } from "@/components/account/key-sections";
import { ProfileForm } from "@/components/account/profile-form";
import { ProfileFrame } from "@/components/account/profile-frame";
import { ReadingsLink } from "@/components/account/reading-list";
import { MailSettings } from "@/components/notification/mail-settings";
import { readProfile } from "@/lib/http/read-profile";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("profile"))("title") };
}

const acts = {
  setPassword: act.setPasswordAction,
  askCode: act.askPasswordCode,
  end: act.endSessionAction,
  endOthers: act.endOtherSessionsAction,
};

/** One's identity, way of reading, password, sessions, calendars and tokens. */
export default async function ProfilePage() {
  const { profile, email, access, proof, tokens, feeds, projects, mail, method, now } = await readProfile();
  return (
    <ProfileFrame>
      <ProfileForm profile={profile} email={email} change={act.changeProfileAction} />
      <MailSettings setting={mail} choose={choose} />
      <AccessSections access={access} proof={proof} now={now} acts={acts} />
      <KeySections {...{ feeds, tokens, projects, method, now, createFeed, revokeFeed, askCode, create, revoke }} />
      <ReadingsLink />
    </ProfileFrame>
  );
}
