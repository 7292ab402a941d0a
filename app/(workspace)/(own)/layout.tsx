import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { signOut } from "@/app/(auth)/session-actions";
import { keepLocale, keepTheme } from "@/app/(workspace)/preferences-actions";
import { WorkspaceShell } from "@/components/shell/workspace-shell";
import { ownView } from "@/components/shell/workspace-view";
import { currentPerson } from "@/lib/auth/current";
import { isCandidate } from "@/lib/features/consultation/queries-candidate";
import { hasDesk } from "@/lib/features/desk/queries";
import { countUnread } from "@/lib/features/notification/queries";
import { readInbox } from "@/lib/features/todo/queries";
import { readOwn } from "@/lib/http/reading";

/** The frame of the pages outside projects. It shows where one can go; every page checks for itself who reads it. */
export default async function OwnLayout({ children }: { readonly children: ReactNode }) {
  const [{ counts: waiting }, unread, offers, desk] = await readOwn(({ tx, scope, now }) =>
    Promise.all([readInbox(tx, scope, now), countUnread(tx, scope), isCandidate(tx, scope), hasDesk(tx, scope)]),
  );
  const [t, person] = await Promise.all([getTranslations("rooms"), currentPerson()]);
  const name = person?.displayName ?? "";
  const role = [person?.title, person?.email].find((text) => text !== undefined && text !== null && text !== "") ?? "";
  const view = ownView({
    t,
    signOut,
    waiting: { toDo: waiting.total },
    unread,
    places: { offers, desk },
    reader: { name, role, isAdministrator: person?.isAdministrator === true },
  });
  return (
    <WorkspaceShell view={view} preferences={{ chooseLocale: keepLocale, chooseTheme: keepTheme }}>
      {children}
    </WorkspaceShell>
  );
}
