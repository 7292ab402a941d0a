import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { KeyValues } from "@/components/ui/key-values";
import { LockLine } from "@/components/ui/sealed-box";
import { SectionHead } from "@/components/ui/section-head";
import { TextLink } from "@/components/ui/text-link";
import type { ProjectSettingsView } from "@/lib/features/project/view";
import { formatMoney } from "@/lib/text/format";

/** What the charter says of the project: read here, changed only by a new version. */
export function SettingsFrame({ settings }: { readonly settings: ProjectSettingsView }): ReactNode {
  const t = useTranslations();
  const locale = useLocale();
  const { currency, timeZone, calendar, language, initialPriceCents: cents, status, code } = settings;
  return (
    <section>
      <SectionHead
        title={t("setup.frame")}
        end={<TextLink href={`/projects/${code}/charter`}>{t("setup.readCharter")}</TextLink>}
      />
      <KeyValues
        entries={[
          { name: t("setup.status"), value: t(`status.project.${status}`) },
          { name: t("setup.currency"), value: currency },
          { name: t("setup.timeZone"), value: timeZone },
          {
            name: t("setup.calendar"),
            value: <TextLink href={`/projects/${code}/settings/calendar`}>{t(`setup.calendars.${calendar}`)}</TextLink>,
            detail: t("calendar.seeDays"),
          },
          { name: t("setup.language"), value: t(`setup.languages.${language}`) },
          { name: t("setup.price"), value: cents === null ? "–" : formatMoney(locale, { cents, currency }) },
          { name: t("setup.code"), value: code, detail: t("setup.codeHint") },
        ]}
      />
      {status === "SETUP" ? null : (
        <div className="mt-4">
          <LockLine>{t("setup.frameLocked")}</LockLine>
        </div>
      )}
    </section>
  );
}
