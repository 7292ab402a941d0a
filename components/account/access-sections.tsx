import { getLocale, getTranslations } from "next-intl/server";
import type { ComponentProps, ReactNode } from "react";
import { PasswordForm } from "@/components/account/password-form";
import { SessionList, type SessionRow } from "@/components/account/session-list";
import { SectionHead } from "@/components/ui/section-head";
import type { AccessView, PasswordProof, SessionView } from "@/lib/features/account/view";
import type { Instant } from "@/lib/kernel/instant";
import { formatDateTime, formatPast } from "@/lib/text/format";

type Acts = Pick<ComponentProps<typeof PasswordForm>, "setPassword" | "askCode"> &
  Pick<ComponentProps<typeof SessionList>, "end" | "endOthers">;

type Props = {
  readonly access: AccessView;
  readonly proof: PasswordProof;
  readonly now: Instant;
  readonly acts: Acts;
};

/** How a person gets in: their password and their sessions. */
export async function AccessSections({ access, proof, now, acts }: Props): Promise<ReactNode> {
  const [t, locale] = await Promise.all([getTranslations("profile"), getLocale()]);
  const reader = { locale, timeZone: "Europe/Paris" };
  const device = ({ browser, system }: SessionView): string =>
    browser === null && system === null
      ? t("unknownBrowser")
      : t("browserOn", { browser: browser ?? t("unknownBrowser"), system: system ?? t("unknownSystem") });
  const rows = access.sessions.map(
    (session): SessionRow => ({
      sessionId: session.sessionId,
      device: device(session),
      method: t(`methods.${session.method}`),
      began: formatDateTime(reader, session.createdAt, { now }),
      seen: formatPast(reader, session.lastSeenAt, now),
      isThis: session.isThis,
    }),
  );
  return (
    <>
      <section className="flex flex-col gap-5">
        <SectionHead title={t("passwordTitle")} />
        {proof === "demo" ? (
          <p className="t-13 text-text-2">{t("demoPassword")}</p>
        ) : (
          <PasswordForm
            proof={proof}
            hasPassword={access.hasPassword}
            setPassword={acts.setPassword}
            askCode={acts.askCode}
          />
        )}
      </section>
      <SessionList sessions={rows} end={acts.end} endOthers={acts.endOthers} />
    </>
  );
}
