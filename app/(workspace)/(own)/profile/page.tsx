import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import * as act from "@/app/(workspace)/(own)/profile/actions";
import { AccessSections } from "@/components/account/access-sections";
import { ProfileForm } from "@/components/account/profile-form";
import { ReadingsLink } from "@/components/account/reading-list";
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

/** One's identity, way of reading, password and sessions. */
export default async function ProfilePage() {
  const [t, { profile, email, access, proof, now }] = await Promise.all([getTranslations("profile"), readProfile()]);
  return (
    <>
      <PageHeader crumbs={[{ label: t("title") }]} />
      <PageBody>
        <div className="flex max-w-180 flex-col gap-11">
          <PageTitle lead={t("lead")}>{t("title")}</PageTitle>
          <ProfileForm profile={profile} email={email} change={act.changeProfileAction} />
          <AccessSections access={access} proof={proof} now={now} acts={acts} />
          <ReadingsLink />
        </div>
      </PageBody>
    </>
  );
}
