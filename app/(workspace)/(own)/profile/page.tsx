import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { askPasswordCode, changeProfileAction, endOtherSessionsAction, endSessionAction, setPasswordAction } from "@/app/(workspace)/(own)/profile/actions";
import { AccessSections } from "@/components/account/access-sections";
import { ProfileForm } from "@/components/account/profile-form";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { PageTitle } from "@/components/ui/section-head";
import { requireSession } from "@/lib/auth/current";
import { isFreshLink, proofMeans } from "@/lib/auth/reauth";
import { requestDesk } from "@/lib/auth/request";
import { getAccess } from "@/lib/features/account/queries";
import { readOwn } from "@/lib/http/reading";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("profile"))("title") };
}

/** One's identity, way of reading, password and sessions. */
export default async function ProfilePage() {
  const [t, session] = await Promise.all([getTranslations("profile"), requireSession()]);
  const { displayName, title, gender, locale, theme, density, email, sessionId, personId } = session;
  const { access, now } = await readOwn(async ({ tx, scope, now }) => ({ access: await getAccess(tx, scope, { now, sessionId }), now }));
  const means = await proofMeans(requestDesk(), personId);
  const proof = isFreshLink(session, now) ? "fresh-link" : means === "PASSWORD" ? "current" : means === "DEMO" ? "demo" : "code";
  const acts = { setPassword: setPasswordAction, askCode: askPasswordCode, end: endSessionAction, endOthers: endOtherSessionsAction };
  return (
    <>
      <PageHeader crumbs={[{ label: t("title") }]} />
      <PageBody>
        <div className="flex max-w-180 flex-col gap-11">
          <PageTitle lead={t("lead")}>{t("title")}</PageTitle>
          <ProfileForm profile={{ displayName, title, gender, locale, theme, density }} email={email} change={changeProfileAction} />
          <AccessSections access={access} proof={proof} now={now} acts={acts} />
        </div>
      </PageBody>
    </>
  );
}
