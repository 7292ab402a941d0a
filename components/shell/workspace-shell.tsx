"use client";

import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { AppShell } from "@/components/shell/app-shell";
import type { PreferenceActions, Room, ShellView } from "@/components/shell/shell-view";

type Props = { readonly view: ShellView; readonly preferences: PreferenceActions; readonly children: ReactNode };

/** The shell with the reader's place marked: a layout outlives the navigation below it, so the place is known here. */
export function WorkspaceShell({ view, preferences, children }: Props): ReactNode {
  const path = usePathname();
  const { project } = view;
  const placed: ShellView = {
    ...view,
    rooms: view.rooms.map((room) => placeRoom(room, path)),
    ...(project === undefined
      ? {}
      : { project: { ...project, rooms: project.rooms.map((room) => placeRoom(room, path)) } }),
  };
  return (
    <AppShell view={placed} preferences={preferences}>
      {children}
    </AppShell>
  );
}

function placeRoom(room: Room, path: string): Room {
  const pages = room.pages?.map((page) => ({
    ...page,
    current: path === page.href || path.startsWith(`${page.href}/`),
  }));
  const inside = pages?.some((page) => page.current) === true;
  return { ...room, ...(pages === undefined ? {} : { pages }), current: inside || path === room.href };
}
