"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { MarkdownView } from "@/components/markdown/markdown-view";
import { usePeople } from "@/components/room/room-context";
import { Button } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import type { RoomNote } from "@/lib/features/room/view-live";

type Props = {
  readonly mine: string;
  readonly theirs: RoomNote;
  readonly onMine: () => void;
  readonly onTheirs: () => void;
  readonly onBoth: () => void;
};

/** Two people wrote on the same note: both texts, side by side, and what may become of them. Neither is lost. */
export function NoteApart({ mine, theirs, onMine, onTheirs, onBoth }: Props): ReactNode {
  const t = useTranslations("room.apart");
  const { name } = usePeople();
  return (
    <section role="alert" aria-label={t("title")} className="rounded-sheet border border-you-line bg-you-tint p-4">
      <p className="t-13 font-semibold text-you">{t("title")}</p>
      <p className="t-12 mt-1 text-text-2">{t("lead")}</p>
      <div className="mt-3 grid gap-4 md:grid-cols-2">
        <div className="min-w-0 border-line-2 border-t pt-2">
          <p className="t-12 mb-1.5 font-medium">{t("theirs", { name: name(theirs.recordedBy) })}</p>
          <MarkdownView source={theirs.text} below={3} />
        </div>
        <div className="min-w-0 border-line-2 border-t pt-2">
          <p className="t-12 mb-1.5 font-medium">{t("mine")}</p>
          <MarkdownView source={mine} below={3} />
        </div>
      </div>
      <ButtonRow className="mt-4">
        <Button onClick={onBoth}>{t("both")}</Button>
        <Button onClick={onMine}>{t("keepMine")}</Button>
        <Button variant="quiet" onClick={onTheirs}>
          {t("keepTheirs")}
        </Button>
      </ButtonRow>
    </section>
  );
}
