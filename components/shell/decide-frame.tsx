import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { RoomFrame, type RoomPage } from "@/components/shell/room-frame";

type Props = RoomPage & {
  readonly room: "actions" | "advice" | "committees" | "decisions" | "risks";
  /** The page within the room; without it, this is the list. */
  readonly here?: string;
};

/** A page of the room "Decide": where one is, its sentence, and what it holds. */
export function DecideFrame({ room, here, ...page }: Props): ReactNode {
  const t = useTranslations("rooms");
  const trail =
    here === undefined
      ? [{ label: t("decide") }, { label: t(room) }]
      : [{ label: t(room), href: `/projects/${page.project.code}/${room}` }, { label: here }];
  return <RoomFrame {...page} trail={trail} isList={here === undefined} />;
}
