import type { useTranslations } from "next-intl";
import { type OwnPlaces, ownRooms, palettePages, projectRooms, type WaitingCounts } from "@/components/shell/rooms";
import type { ShellPerson, ShellView } from "@/components/shell/shell-view";
import type { ProjectFrame } from "@/lib/features/shell/view";

type Texts = ReturnType<typeof useTranslations<"rooms">>;

/** The signed-in person as the shell needs them. */
export type ShellReader = {
  readonly name: string;
  /** "signataire du client": the role in the project, the function or the address outside. */
  readonly role: string;
  readonly isAdministrator: boolean;
};

function personOf(t: Texts, reader: ShellReader, signOut: () => Promise<void>): ShellPerson {
  return {
    name: reader.name,
    role: reader.role,
    links: [
      { href: "/profile", label: t("profile") },
      ...(reader.isAdministrator ? [{ href: "/administration", label: t("administration") }] : []),
    ],
    signOut: { label: t("signOut"), action: signOut },
  };
}

type Own = {
  readonly t: Texts;
  readonly reader: ShellReader;
  readonly waiting: WaitingCounts;
  readonly unread: number;
  readonly signOut: () => Promise<void>;
  readonly places?: OwnPlaces;
};

/** The shell outside projects. */
export function ownView({ t, reader, waiting, unread, signOut, places }: Own): ShellView {
  const rooms = ownRooms(t, waiting, places);
  const open = { key: "/projects/new", label: t("newProject"), href: "/projects/new" };
  const pages = palettePages(t, rooms);
  const told = { key: "/notifications", label: t("notifications"), href: "/notifications" };
  return {
    homeHref: "/to-do",
    rooms,
    person: personOf(t, reader, signOut),
    unread,
    palette: { groups: [{ ...pages, items: [...pages.items, told, open] }], searchUrl: "/api/search" },
  };
}

/** The shell inside a project: its rooms, how far its register goes, and a palette that searches it. */
export function projectView({ frame, ...own }: Own & { readonly frame: ProjectFrame }): ShellView {
  const { t, waiting } = own;
  const outside = ownView(own);
  const rooms = projectRooms(t, frame.code, waiting);
  return {
    ...outside,
    project: { name: frame.name, owner: frame.owner, switchHref: "/projects", rooms },
    register: { project: frame.code, acts: frame.acts, href: `/projects/${frame.code}/ledger` },
    palette: {
      groups: [
        palettePages(t, rooms),
        ...outside.palette.groups.map((group) => ({ ...group, heading: t("elsewhere") })),
      ],
      searchUrl: `/api/projects/${frame.code}/search`,
    },
  };
}
