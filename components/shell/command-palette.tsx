"use client";

import { Command } from "cmdk";
import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import type { Palette, PaletteGroup } from "@/components/shell/shell-view";
import { useHotkey } from "@/components/shell/use-hotkey";
import { usePaletteSearch } from "@/components/shell/use-palette-search";
import { BareDialog } from "@/components/ui/bare-dialog";
import { Kbd } from "@/components/ui/kbd";

type Props = { readonly palette: Palette; readonly open: boolean; readonly onOpenChange: (open: boolean) => void };

/** ⌘K or Ctrl-K: go to a page or to an object by its code, its name or a verb. It opens; it never acts in place. */
export function CommandPalette({ palette, open, onOpenChange }: Props): ReactNode {
  const t = useTranslations("shell");
  const router = useRouter();
  const [query, setQuery] = useState("");
  const search = usePaletteSearch(palette.searchUrl, open ? query : "");
  useHotkey("mod+k", () => onOpenChange(!open));
  const go = (href: string): void => {
    onOpenChange(false);
    setQuery("");
    router.push(href);
  };
  return (
    <BareDialog
      open={open}
      onOpenChange={(next) => {
        onOpenChange(next);
        if (!next) setQuery("");
      }}
      title={t("palette")}
      frame="palette"
    >
      <Command label={t("palette")} loop filter={matches} className="flex min-h-0 flex-col">
        <div className="flex items-center gap-3 border-line-2 border-b px-4">
          <Search aria-hidden size={16} strokeWidth={1.6} className="shrink-0 text-text-3" />
          <Command.Input
            value={query}
            onValueChange={setQuery}
            placeholder={t("palette")}
            className="t-14 h-12 w-full bg-transparent outline-none placeholder:text-text-3 max-md:text-base"
          />
          <Kbd>{t("escape")}</Kbd>
        </div>
        <Command.List className="min-h-0 flex-1 overflow-y-auto p-2">
          <Command.Empty className="t-13 px-3 py-6 text-text-2">
            {search.state === "searching" ? t("searching") : query === "" ? t("paletteHint") : t("noResult", { query })}
          </Command.Empty>
          {search.state === "failed" ? (
            <p role="status" className="t-13 px-3 py-2 text-text-2">
              {t("searchFailed")}
            </p>
          ) : null}
          {search.groups.map((group) => (
            <Group key={`found-${group.heading}`} group={group} always={query} onGo={go} />
          ))}
          {palette.groups.map((group) => (
            <Group key={group.heading} group={group} onGo={go} />
          ))}
        </Command.List>
      </Command>
      <PaletteFoot />
    </BareDialog>
  );
}

const fold = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** Every word typed stands somewhere in the label, the detail or the words of an item; accents and capitals do not matter. */
function matches(_value: string, search: string, keywords: readonly string[] = []): number {
  const said = fold(keywords.join(" "));
  return fold(search)
    .split(/\s+/)
    .every((word) => said.includes(word))
    ? 1
    : 0;
}

/** `always` is the question the server answered: its results match by definition. */
function Group({
  group,
  always,
  onGo,
}: {
  readonly group: PaletteGroup;
  readonly always?: string;
  readonly onGo: (href: string) => void;
}): ReactNode {
  return (
    <Command.Group
      heading={group.heading}
      className="[&_[cmdk-group-heading]]:t-12 [&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:pt-2.5 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-text-3"
    >
      {group.items.map((item) => (
        <Command.Item
          key={item.key}
          value={`${always ?? ""} ${item.key}`}
          keywords={[item.label, item.detail ?? "", always ?? "", ...(item.words ?? [])]}
          onSelect={() => onGo(item.href)}
          className="t-13 flex min-h-9 cursor-pointer items-center gap-3 rounded-control px-3 py-1 data-[selected=true]:bg-ink-tint pointer-coarse:min-h-11"
        >
          <span className="min-w-0 flex-1">
            <span className="font-medium">{item.label}</span>
            {item.detail === undefined ? null : <span className="ml-2.5 text-text-3">{item.detail}</span>}
          </span>
          {item.shortcut === undefined ? null : <Kbd>{item.shortcut}</Kbd>}
        </Command.Item>
      ))}
    </Command.Group>
  );
}

function PaletteFoot(): ReactNode {
  const t = useTranslations("shell");
  return (
    <p aria-hidden className="t-12 flex gap-5 border-t bg-ground px-4 py-2 text-text-3 pointer-coarse:hidden">
      <span className="flex items-center gap-1.5">
        <Kbd>↑</Kbd>
        <Kbd>↓</Kbd> {t("keyBrowse")}
      </span>
      <span className="flex items-center gap-1.5">
        <Kbd>↵</Kbd> {t("keyOpen")}
      </span>
      <span className="flex items-center gap-1.5">
        <Kbd>{t("escape")}</Kbd> {t("keyClose")}
      </span>
    </p>
  );
}
