import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { DataParts } from "@/components/parts/data-parts";
import { FormParts } from "@/components/parts/form-parts";
import { OverlayParts } from "@/components/parts/overlay-parts";
import { RecordParts } from "@/components/parts/record-parts";
import { SignParts } from "@/components/parts/sign-parts";
import { TableParts } from "@/components/parts/table-parts";
import { TypeParts } from "@/components/parts/type-parts";
import { WordParts } from "@/components/parts/word-parts";
import { AppShell } from "@/components/shell/app-shell";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import type { PreferenceActions, ShellView } from "@/components/shell/shell-view";
import { Mark } from "@/components/ui/mark";
import { PageTitle } from "@/components/ui/section-head";
import { Tabs } from "@/components/ui/tabs";

/** The parts sheet, inside the shell it is made for. */
export function PartsSheet({ preferences }: { readonly preferences: PreferenceActions }): ReactNode {
  const t = useTranslations("ui.parts");
  const here = "/dev/parts";
  const view: ShellView = {
    homeHref: here,
    unread: 3,
    rooms: [
      { href: `${here}?r=todo`, label: t("todo"), icon: "inbox", waiting: 7 },
      { href: `${here}?r=projects`, label: t("projects"), icon: "folder", count: 3 },
    ],
    project: {
      name: t("project"),
      owner: t("client"),
      switchHref: here,
      rooms: [
        { href: here, label: t("steer"), icon: "compass", current: true },
        { href: `${here}?r=define`, label: t("define"), icon: "list-tree" },
        { href: `${here}?r=validate`, label: t("validate"), icon: "stamp", waiting: 2 },
        { href: `${here}?r=change`, label: t("change"), icon: "file-diff", waiting: 1 },
        { href: `${here}?r=prove`, label: t("prove"), icon: "scroll-text" },
      ],
    },
    register: { project: "parts", acts: 1284, href: here },
    person: {
      name: "Hélène Marchetti",
      role: t("role"),
      links: [{ href: here, label: t("profile") }],
      signOut: { label: t("signOut"), action: preferences.chooseTheme.bind(null, "none") },
    },
    palette: { groups: [{ heading: t("palettePages"), items: [{ key: "parts", label: t("title"), href: here }] }] },
  };
  const crumbs = [
    { label: t("client"), href: here },
    { label: t("project"), href: `${here}?r=p` },
    { label: t("title") },
  ];
  return (
    <AppShell view={view} preferences={preferences}>
      <PageHeader crumbs={crumbs}>
        <Tabs
          label={t("title")}
          tabs={[
            { href: here, label: t("tabAll"), current: true },
            { href: `${here}?r=q`, label: t("tabRequirements"), count: "107" },
            { href: `${here}?r=b`, label: t("tabBaselines"), count: "2" },
          ]}
        />
      </PageHeader>
      <PageBody>
        <PageTitle sign={<Mark size={32} />} lead={t("lead")}>
          {t("title")}
        </PageTitle>
        <div className="mt-8">
          <SignParts />
          <WordParts />
          <FormParts />
          <OverlayParts />
          <TableParts />
          <DataParts />
          <RecordParts />
          <TypeParts />
        </div>
      </PageBody>
    </AppShell>
  );
}
