/** What the shell shows; every address is given, nothing is guessed. */

export type RoomIcon =
  | "inbox"
  | "folder"
  | "lamp-desk"
  | "compass"
  | "list-tree"
  | "stamp"
  | "file-diff"
  | "gavel"
  | "key-round"
  | "scroll-text";

/** A page of the navigation. `waiting` counts only what waits on the reader; `count` is a plain figure. */
export type Room = {
  readonly href: string;
  readonly label: string;
  readonly icon: RoomIcon;
  readonly current?: boolean;
  readonly waiting?: number | undefined;
  readonly count?: number | undefined;
  /** The pages of the room, shown while it is open. */
  readonly pages?: readonly { readonly href: string; readonly label: string; readonly current?: boolean }[] | undefined;
};

/** The project one is in, and where to go to change it. */
export type ShellProject = {
  readonly name: string;
  readonly owner: string;
  readonly switchHref: string;
  readonly rooms: readonly Room[];
};

/** How far the register of a project goes; whether it is intact is known only to a window that had it checked. */
export type RegisterState = { readonly project: string; readonly acts: number; readonly href: string };

export type ShellPerson = {
  readonly name: string;
  /** "Signataire, Haute-Vère". */
  readonly role: string;
  readonly links: readonly { readonly href: string; readonly label: string }[];
  readonly signOut: { readonly label: string; readonly action: () => Promise<void> };
};

/** One thing the palette can open. `words` are searched beside the label. */
export type PaletteItem = {
  readonly key: string;
  readonly label: string;
  readonly href: string;
  readonly detail?: string | undefined;
  readonly words?: readonly string[];
  readonly shortcut?: string | undefined;
};
export type PaletteGroup = { readonly heading: string; readonly items: readonly PaletteItem[] };

export type Palette = {
  readonly groups: readonly PaletteGroup[];
  /** Answers `{ groups: PaletteGroup[] }` to `?q=`; without it only the given groups are searched. */
  readonly searchUrl?: string | undefined;
};

export type ShellView = {
  readonly homeHref: string;
  readonly rooms: readonly Room[];
  readonly project?: ShellProject | undefined;
  readonly register?: RegisterState | undefined;
  readonly person: ShellPerson;
  /** How many notifications the reader has not read, a hundred at most. */
  readonly unread: number;
  readonly palette: Palette;
};

/** Callbacks that keep a preference (server actions). */
export type PreferenceActions = {
  readonly chooseLocale: (value: string) => Promise<void>;
  readonly chooseTheme: (value: string) => Promise<void>;
};
