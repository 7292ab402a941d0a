import type { useTranslations } from "next-intl";
import type { PaletteGroup, Room } from "@/components/shell/shell-view";

type Texts = ReturnType<typeof useTranslations<"rooms">>;

/** What a person has outside projects beside the pages of everybody. */
export type OwnPlaces = {
  /** A candidate of some consultation. */
  readonly offers?: boolean;
  /** The AMO of some project. */
  readonly desk?: boolean;
};

/** What waits on the reader, room by room. */
export type WaitingCounts = {
  readonly toDo?: number;
  readonly steer?: number;
  readonly define?: number;
  readonly validate?: number;
  readonly change?: number;
  readonly decide?: number;
  readonly prove?: number;
};

/** The pages outside projects; the desk for who advises some project, those of offers for who was ever asked for one. */
export function ownRooms(
  t: Texts,
  waiting: WaitingCounts,
  { offers = false, desk = false }: OwnPlaces = {},
): readonly Room[] {
  return [
    { href: "/to-do", label: t("toDo"), icon: "inbox", waiting: waiting.toDo },
    { href: "/projects", label: t("projects"), icon: "folder" },
    ...(desk ? ([{ href: "/desk", label: t("desk"), icon: "lamp-desk" }] as const) : []),
    ...(offers ? ([{ href: "/offers", label: t("offers"), icon: "key-round" }] as const) : []),
  ];
}

/** The rooms of a project, named by verbs (product.md); those whose issue has not come yet are not there. */
export function projectRooms(t: Texts, code: string, waiting: WaitingCounts): readonly Room[] {
  const root = `/projects/${code}`;
  const page = (path: string, label: Parameters<Texts>[0]) => ({ href: `${root}/${path}`, label: t(label) });
  return [
    {
      href: root,
      label: t("steer"),
      icon: "compass",
      waiting: waiting.steer,
      pages: [page("briefing", "briefing")],
    },
    {
      href: `${root}/requirements`,
      label: t("define"),
      icon: "list-tree",
      waiting: waiting.define,
      pages: [page("requirements", "requirements"), page("baselines", "baselines"), page("questions", "questions")],
    },
    {
      href: `${root}/milestones`,
      label: t("validate"),
      icon: "stamp",
      waiting: waiting.validate,
      pages: [
        page("milestones", "milestones"),
        page("reservations", "reservations"),
        page("notices", "notices"),
        page("records", "records"),
      ],
    },
    {
      href: `${root}/changes`,
      label: t("change"),
      icon: "file-diff",
      waiting: waiting.change,
      pages: [page("changes", "changes"), page("orders", "orders"), page("budget", "budget"), page("scope", "scope")],
    },
    {
      href: `${root}/advice`,
      label: t("decide"),
      icon: "gavel",
      waiting: waiting.decide,
      pages: [
        page("committees", "committees"),
        page("decisions", "decisions"),
        page("actions", "actions"),
        page("advice", "advice"),
        page("risks", "risks"),
        page("disputes", "disputes"),
      ],
    },
    {
      href: `${root}/charter`,
      label: t("prove"),
      icon: "scroll-text",
      waiting: waiting.prove,
      pages: [
        page("charter", "charter"),
        page("commitments", "commitments"),
        page("members", "members"),
        page("consultations", "consultations"),
        page("delegations", "delegations"),
        page("ledger", "ledger"),
        page("settings", "settings"),
      ],
    },
  ];
}

/** The same pages as the palette offers them. */
export function palettePages(t: Texts, rooms: readonly Room[]): PaletteGroup {
  const items = rooms.flatMap((room) => [
    { key: room.href, label: room.label, href: room.href },
    ...(room.pages ?? [])
      .filter((page) => page.href !== room.href)
      .map((page) => ({ key: page.href, label: page.label, href: page.href, detail: room.label })),
  ]);
  return { heading: t("pages"), items };
}
