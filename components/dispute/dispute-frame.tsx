import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { RoomFrame, type RoomPage } from "@/components/shell/room-frame";

type Props = RoomPage & {
  /** The pages within the room, the last one here; without them, this is the list. */
  readonly here?: readonly string[];
};

/** A page of the disputes of a project: where one is, its sentence, and what it holds. */
export function DisputeFrame({ here = [], ...page }: Props): ReactNode {
  const t = useTranslations("rooms");
  const list = `/projects/${page.project.code}/disputes`;
  const within = [{ label: t("disputes"), href: list }, ...here.map((label) => ({ label, href: `${list}/${label}` }))];
  // The last is this page, and leads nowhere; the list names its room first, as every list of "Decide" does.
  const pages = within.map(({ label, href }, index) => (index === here.length ? { label } : { label, href }));
  const trail = here.length === 0 ? [{ label: t("decide") }, ...pages] : pages;
  return <RoomFrame {...page} trail={trail} isList={here.length === 0} />;
}
