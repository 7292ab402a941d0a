import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import * as act from "@/app/(workspace)/(own)/profile/actions";
import * as feed from "@/app/(workspace)/(own)/profile/feed-actions";
import { choose } from "@/app/(workspace)/(own)/profile/mail-actions";
import * as token from "@/app/(workspace)/(own)/profile/token-actions";
import { AccessSections } from "@/components/account/access-sections";
import { KeySections } from "@/components/account/key-sections";
import { ProfileForm } from "@/components/account/profile-form";
import { ReadingsLink } from "@/components/account/reading-list";
import { MailSettings } from "@/components/notification/mail-settings";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { PageTitle } from "@/components/ui/section-head";
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
  const [t, read] = await Promise.all([getTranslations("profile"), readProfile()]);
  const { profile, email, access, proof, tokens, feeds, projects, mail, method, now } = read;
  return (
    <>
      <PageHeader crumbs={[{ label: t("title") }]} />
      <PageBody>
        <div className="flex max-w-180 flex-col gap-11">
          <PageTitle lead={t("lead")}>{t("title")}</PageTitle>
          <ProfileForm profile={profile} email={email} change={act.changeProfileAction} />
          <MailSettings setting={mail} choose={choose} />
          <AccessSections access={access} proof={proof} now={now} acts={acts} />
          <KeySections {...{ feeds, tokens, projects, method, now, feed, token }} />
          <ReadingsLink />
        </div>
      </PageBody>
    </>
  );
}
