"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LanguageChoice, ThemeChoice } from "@/components/shell/preference-choices";
import type { PreferenceActions, ShellPerson } from "@/components/shell/shell-view";
import { Avatar } from "@/components/ui/avatar";
import { cx } from "@/components/ui/class-names";
import { Menu, MenuAct, MenuHead, MenuLink, MenuRule } from "@/components/ui/menu";
import { forgetKept } from "@/lib/features/room/view-drafts";

type Props = { readonly person: ShellPerson; readonly preferences: PreferenceActions };

/** Who one is here; opens the profile, the language, the theme, and the way out. */
export function PersonMenu({ person, preferences }: Props): ReactNode {
  const t = useTranslations("shell");
  return (
    <Menu
      side="top"
      trigger={
        <button
          type="button"
          aria-label={t("personMenu", { name: person.name })}
          className="flex w-full items-center gap-2.5 rounded-control px-2 py-2.5 text-left hover:bg-[color-mix(in_oklab,var(--text)_4%,transparent)]"
        >
          <Avatar name={person.name} />
          <span className="min-w-0">
            <span className="t-12 block truncate font-semibold text-text">{person.name}</span>
            <span
              className={cx(
                "t-12 block text-text-3 [overflow-wrap:anywhere]",
                !person.role.includes("@") && "first-letter:uppercase",
              )}
            >
              {person.role}
            </span>
          </span>
        </button>
      }
    >
      <PersonMenuItems person={person} preferences={preferences} />
    </Menu>
  );
}

/** The entries of the person's menu, for the sidebar and the bottom bar. */
export function PersonMenuItems({ person, preferences }: Props): ReactNode {
  return (
    <>
      <MenuHead>{person.name}</MenuHead>
      {person.links.map((link) => (
        <MenuLink key={link.href} href={link.href}>
          {link.label}
        </MenuLink>
      ))}
      <MenuRule />
      <ThemeChoice chooseTheme={preferences.chooseTheme} />
      <MenuRule />
      <LanguageChoice chooseLocale={preferences.chooseLocale} />
      <MenuRule />
      <MenuAct onAct={() => leave(person.signOut.action)}>{person.signOut.label}</MenuAct>
    </>
  );
}

/** Signs out, and leaves in this browser nothing of what was typed in a meeting. */
function leave(signOut: () => Promise<void>): void {
  forgetKept(window.localStorage);
  void signOut();
}
