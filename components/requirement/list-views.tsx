"use client";

import { Bookmark, Check, ChevronDown, Pencil, Trash2 } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { useAct } from "@/components/act/use-act";
import { ViewDialog } from "@/components/requirement/view-dialog";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/class-names";
import { IconButton } from "@/components/ui/icon-button";
import { Popover } from "@/components/ui/popover";
import { useToast } from "@/components/ui/toast";
import type { Action } from "@/lib/features/act/view";
import { ListShape, requirementsHref, saidOf, sameShape } from "@/lib/features/requirement/schema-filter";
import { type SavedView, usualViews } from "@/lib/features/saved-view/view";

/** The acts on saved views. */
export type ViewActions = { readonly save: Action; readonly rename: Action; readonly remove: Action };

type Props = {
  readonly project: string;
  readonly shape: ListShape;
  readonly views: readonly SavedView[];
  /** The name of the reader's party, with which a view may be shared. */
  readonly party: string;
  readonly actions: ViewActions;
};

/** The views of the list: those that are always there, one's own, those of the party; and the present one, to be kept. */
export function ListViews({ project, shape, views, party, actions }: Props): ReactNode {
  const t = useTranslations("requirementTable.views");
  const toast = useToast();
  const [asked, setAsked] = useState<SavedView | "new" | null>(null);
  const saving = useAct(actions.save, { project });
  const removing = useAct(actions.remove, { project });
  const usual = usualViews.find((view) => sameShape(view.shape, shape));
  const saved = views.find((view) => sameShape(view.shape, shape));
  const plain = Object.keys(saidOf(ListShape.parse(shape))).length === 0;
  const here = saved?.name ?? (usual !== undefined ? t(`names.${usual.key}`) : t(plain ? "every" : "custom"));
  const remove = async (view: SavedView): Promise<void> => {
    const { name, shared, shape: kept } = view;
    if (!(await removing.run({ view: view.id })).ok) return;
    const undo = { label: t("undo"), onUndo: () => void saving.run({ name, shared, shape: kept }) };
    toast({ text: t("removed", { name }), undo });
  };
  const entry = (key: string, name: string, to: ListShape, own: SavedView | null = null): ReactNode => (
    <li key={key} className="flex items-center gap-1">
      <Link
        href={requirementsHref(project, to, {})}
        aria-current={sameShape(to, shape) ? "true" : undefined}
        className="t-13 flex min-h-8 min-w-0 flex-1 items-center gap-2 rounded-chip px-2 hover:bg-sunken pointer-coarse:min-h-11"
      >
        <Check
          aria-hidden
          size={16}
          strokeWidth={1.6}
          className={cx("shrink-0 text-ink", !sameShape(to, shape) && "invisible")}
        />
        <span className="wrap-anywhere">{name}</span>
        {own?.shared === true ? <span className="t-12 text-text-3">{t("isShared")}</span> : null}
      </Link>
      {own === null ? null : (
        <>
          <IconButton small label={t("rename", { name })} onClick={() => setAsked(own)}>
            <Pencil aria-hidden size={14} strokeWidth={1.6} />
          </IconButton>
          <IconButton small label={t("remove", { name })} onClick={() => void remove(own)}>
            <Trash2 aria-hidden size={14} strokeWidth={1.6} />
          </IconButton>
        </>
      )}
    </li>
  );
  const group = (title: string, entries: readonly ReactNode[]): ReactNode =>
    entries.length === 0 ? null : (
      <section>
        <h2 className="t-12 px-2 pt-2 pb-1 text-text-3">{title}</h2>
        <ul>{entries}</ul>
      </section>
    );
  return (
    <>
      <Popover
        label={t("label")}
        trigger={
          <button
            type="button"
            className="t-12 flex min-h-8 items-center gap-1.5 rounded-control border border-line-2 bg-paper px-2.5 text-text-2 transition-colors hover:bg-sunken pointer-coarse:min-h-11"
          >
            <Bookmark aria-hidden size={14} strokeWidth={1.6} />
            {t("chip")} <span className="font-semibold text-text">{here}</span>
            <ChevronDown aria-hidden size={14} strokeWidth={1.6} />
          </button>
        }
      >
        <div className="-m-2 min-w-64">
          <ul>{entry("whole", t("whole"), ListShape.parse({}))}</ul>
          {group(
            t("usual"),
            usualViews.map(({ key, shape: to }) => entry(key, t(`names.${key}`), to)),
          )}
          {group(
            t("own"),
            views.filter(({ own }) => own).map((view) => entry(view.id, view.name, view.shape, view)),
          )}
          {group(
            t("shared", { party }),
            views.filter(({ own }) => !own).map((view) => entry(view.id, view.name, view.shape)),
          )}
          <div className="mt-2 border-t pt-2">
            {plain ? (
              <p className="t-12 max-w-64 px-2 py-1 text-text-3">{t("nothing")}</p>
            ) : (
              <Button variant="quiet" onClick={() => setAsked("new")}>
                {t("save")}
              </Button>
            )}
          </div>
        </div>
      </Popover>
      {asked === null ? null : (
        <ViewDialog
          key={asked === "new" ? "new" : asked.id}
          {...{ project, party, shape }}
          view={asked === "new" ? null : asked}
          action={asked === "new" ? actions.save : actions.rename}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  );
}
