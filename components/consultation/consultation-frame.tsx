import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { RoomFrame, type RoomPage } from "@/components/shell/room-frame";

type Props = RoomPage & {
  /** The page within the room; without it, this is the list. */
  readonly here?: string;
};

/** A page of the consultations of a project: where one is, its sentence, and what it holds. */
export function ConsultationFrame({ here, ...page }: Props): ReactNode {
  const t = useTranslations("rooms");
  const root = `/projects/${page.project.code}`;
  const list = t("consultations");
  const trail = [
    { label: t("prove"), href: `${root}/charter` },
    ...(here === undefined ? [{ label: list }] : [{ label: list, href: `${root}/consultations` }, { label: here }]),
  ];
  return <RoomFrame {...page} trail={trail} isList={here === undefined} />;
}
