import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { signOut } from "@/app/(auth)/session-actions";
import { keepLocale, keepTheme } from "@/app/(workspace)/preferences-actions";
import { WorkspaceShell } from "@/components/shell/workspace-shell";
import { projectView } from "@/components/shell/workspace-view";
import { currentPerson } from "@/lib/auth/current";
import { isCandidate } from "@/lib/features/consultation/queries-candidate";
import { hasDesk } from "@/lib/features/desk/queries";
import { countUnread } from "@/lib/features/notification/queries";
import { getProjectFrame } from "@/lib/features/shell/queries";
import { countMatters } from "@/lib/features/todo/queries";
import { readFrame } from "@/lib/http/reading";

type Props = { readonly params: Promise<{ code: string }>; readonly children: ReactNode };

/** The frame of a project. It shows where one can go; every page checks for itself who reads it. */
export default async function ProjectLayout({ params, children }: Props) {
  const { code } = await params;
  const {
    frame: project,
    own: [counts, unread, offers, desk],
  } = await readFrame(
    code,
    async ({ tx, scope }) => ({ ...scope, frame: await getProjectFrame(tx, scope) }),
    ({ tx, scope, now }) =>
      Promise.all([countMatters(tx, scope, now), countUnread(tx, scope), isCandidate(tx, scope), hasDesk(tx, scope)]),
  );
  const { frame, roles, partyName: party } = project;
  const waiting = { toDo: counts.total, ...counts.byRoom(code) };
  const [t, words, person] = await Promise.all([getTranslations("rooms"), getTranslations("roles"), currentPerson()]);
  const first = roles[0];
  const role = first === undefined ? party : `${words(first.role)}, ${party}`;
  const reader = { name: person?.displayName ?? "", role, isAdministrator: person?.isAdministrator === true };
  return (
    <WorkspaceShell
      view={projectView({ t, frame, signOut, reader, waiting, unread, places: { offers, desk } })}
      preferences={{ chooseLocale: keepLocale, chooseTheme: keepTheme }}
    >
      {children}
    </WorkspaceShell>
  );
}
