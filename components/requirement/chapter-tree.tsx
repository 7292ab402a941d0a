"use client";

import { ChevronRight, ListTree } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { cx } from "@/components/ui/class-names";
import { TextLink } from "@/components/ui/text-link";
import type { ChapterNode } from "@/lib/domain/requirement-list";
import { type RequirementFilter, requirementsHref } from "@/lib/features/requirement/schema-filter";

type Props = {
  readonly project: string;
  readonly filter: RequirementFilter;
  readonly nodes: readonly ChapterNode[];
  readonly total: number;
  /** How many stand in no chapter. */
  readonly without: number;
  /** A chapter of the outline is used: the tree shows what it still asks for. */
  readonly outlined: boolean;
};

type Place = { readonly chapter?: string; readonly within?: string; readonly lack?: "CHAPTER" };

const line = "flex min-h-8 min-w-0 flex-1 items-center gap-2 rounded-chip px-2 py-1.5 pointer-coarse:min-h-11";

/** The chapters beside the list: links in a nested list, each with its count; branches fold, the whole of it folds on small screens. */
export function ChapterTree({ project, filter, nodes, total, without, outlined }: Props): ReactNode {
  const t = useTranslations("requirementTable.tree");
  const [shown, setShown] = useState(false);
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const fold = (key: string): void =>
    setFolded(new Set(folded.has(key) ? [...folded].filter((one) => one !== key) : [...folded, key]));
  const elsewhere = { chapter: null, within: null, ...(filter.lack === "CHAPTER" ? { lack: null } : {}) };
  const to = (change: Place): string => requirementsHref(project, filter, { ...elsewhere, ...change });
  const leaf = (href: string, current: boolean, name: ReactNode, count: number): ReactNode => (
    <Link
      href={href}
      aria-current={current ? "true" : undefined}
      className={cx(line, "hover:bg-sunken", current ? "bg-ink-tint font-semibold text-ink" : "text-text-2")}
    >
      <span className="min-w-0 flex-1 text-pretty wrap-anywhere">{name}</span>
      <span className="figures t-12 font-normal text-text-3">{count}</span>
    </Link>
  );
  return (
    <nav aria-label={t("label")} className="t-13 max-xl:mb-4">
      <button
        type="button"
        aria-expanded={shown}
        aria-controls="chapters"
        onClick={() => setShown(!shown)}
        className="flex min-h-8 items-center gap-2 rounded-control border border-line-2 px-2.5 hover:bg-sunken xl:hidden pointer-coarse:min-h-11"
      >
        <ListTree aria-hidden size={16} strokeWidth={1.6} /> {t("show")}
        <span className="figures text-text-3">{nodes.length}</span>
      </button>
      <div
        id="chapters"
        className={cx(
          "xl:sticky xl:top-28 xl:max-h-[calc(100dvh-8rem)] xl:overflow-y-auto xl:pb-6",
          shown ? "max-xl:mt-2 max-xl:border-b max-xl:pb-3" : "max-xl:hidden",
        )}
      >
        <ul className="-ml-2">
          <li className="flex pl-6">
            {leaf(
              to({}),
              filter.chapter === null && filter.within === null && filter.lack !== "CHAPTER",
              t("all"),
              total,
            )}
          </li>
          {nodes.map((node) => (
            <Branch key={node.key} {...{ node, filter, folded, fold, to, leaf }} />
          ))}
          {without === 0 || nodes.length === 0 ? null : (
            <li className="flex pl-6">
              {leaf(to({ lack: "CHAPTER" }), filter.lack === "CHAPTER", t("none"), without)}
            </li>
          )}
        </ul>
        <p className="mt-3 pl-6">
          <TextLink href={`/projects/${project}/requirements/quality#outline`}>
            {t(outlined ? "outlineMore" : "outline")}
          </TextLink>
        </p>
      </div>
    </nav>
  );
}

type BranchProps = {
  readonly node: ChapterNode;
  readonly filter: RequirementFilter;
  readonly folded: ReadonlySet<string>;
  readonly fold: (key: string) => void;
  readonly to: (change: Place) => string;
  readonly leaf: (href: string, current: boolean, name: ReactNode, count: number) => ReactNode;
};

/** A chapter with what is inside it. One that nothing fills yet is said, and leads nowhere. */
function Branch({ node, filter, folded, fold, to, leaf }: BranchProps): ReactNode {
  const t = useTranslations();
  const { key, outline, name, count, chapter, within, below } = node;
  const said =
    outline === null
      ? name
      : outline.kind === "part"
        ? t(`quality.outline.groups.${outline.part}`)
        : `${outline.code} ${t(`quality.outline.name.${outline.code}`)}`;
  const open = !folded.has(key);
  const href = chapter !== null ? to({ chapter }) : within !== null ? to({ within }) : null;
  const current = chapter !== null ? filter.chapter === chapter : within !== null && filter.within === within;
  return (
    <li>
      <div className="flex items-start">
        {below.length === 0 ? (
          <span className="w-6 shrink-0" />
        ) : (
          <button
            type="button"
            aria-expanded={open}
            aria-label={t(open ? "requirementTable.tree.close" : "requirementTable.tree.open", { name: said })}
            onClick={() => fold(key)}
            className="grid size-6 shrink-0 translate-y-1 place-items-center rounded-chip text-text-3 hover:bg-sunken pointer-coarse:size-11 pointer-coarse:translate-y-0"
          >
            <ChevronRight
              aria-hidden
              size={14}
              strokeWidth={1.6}
              className={cx("transition-transform", open && "rotate-90")}
            />
          </button>
        )}
        {href === null ? (
          <span className={cx(line, "text-text-3")}>
            <span className="min-w-0 flex-1 text-pretty">{said}</span>
            <span className="t-12">{t("requirementTable.tree.empty")}</span>
          </span>
        ) : (
          leaf(href, current, said, count)
        )}
      </div>
      {below.length === 0 || !open ? null : (
        <ul className="ml-3">
          {below.map((one) => (
            <Branch key={one.key} node={one} {...{ filter, folded, fold, to, leaf }} />
          ))}
        </ul>
      )}
    </li>
  );
}
