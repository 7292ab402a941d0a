import { ChevronsUpDown } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PersonMenu } from "@/components/shell/person-menu";
import { RegisterLine } from "@/components/shell/register-line";
import { RoomLinks } from "@/components/shell/room-links";
import type { PreferenceActions, ShellView } from "@/components/shell/shell-view";
import { Wordmark } from "@/components/ui/mark";

/** What stands in the sidebar and in the drawer: rooms, project, register, person. */
export function SidebarContent({
  view,
  preferences,
}: {
  readonly view: ShellView;
  readonly preferences: PreferenceActions;
}): ReactNode {
  const t = useTranslations("shell");
  return (
    <div className="flex min-h-full flex-col px-3 pt-3 pb-2">
      <Link
        href={view.homeHref}
        aria-label={t("product")}
        className="mb-3 flex w-fit items-center rounded-control px-2 py-1"
      >
        <Wordmark />
      </Link>
      <RoomLinks rooms={view.rooms} label={t("personRooms")} />
      {view.project === undefined ? null : (
        <>
          <Link
            href={view.project.switchHref}
            aria-label={`${view.project.name}, ${view.project.owner}. ${t("switchProject")}`}
            className="mt-4 mb-3 flex items-start gap-2 border-line-2 border-y px-2 py-2.5 -outline-offset-2 hover:bg-[color-mix(in_oklab,var(--text)_4%,transparent)]"
          >
            <span className="min-w-0 flex-1">
              <span className="t-13 block font-semibold text-text">{view.project.name}</span>
              <span className="t-12 mt-0.5 block text-text-3">{view.project.owner}</span>
            </span>
            <ChevronsUpDown aria-hidden size={14} strokeWidth={1.6} className="mt-0.5 shrink-0 text-text-2" />
          </Link>
          <RoomLinks rooms={view.project.rooms} label={t("projectRooms")} />
        </>
      )}
      <div className="mt-auto pt-8">
        {view.register === undefined ? null : <RegisterLine register={view.register} />}
        <PersonMenu person={view.person} preferences={preferences} />
      </div>
    </div>
  );
}
