import type { ReactNode } from "react";
import { cx } from "@/components/ui/class-names";
import { Texture, type TextureKind } from "@/components/ui/texture";
import type { StoryPriority } from "@/lib/domain/scope-story";

/** How each priority is drawn: ink steps, then textures, so that paper and grey tell them apart. */
export const scopeFills: Readonly<
  Record<StoryPriority, { readonly fill: string; readonly texture: TextureKind | null }>
> = {
  MUST: { fill: "bg-ink", texture: null },
  SHOULD: { fill: "bg-[color-mix(in_oklab,var(--ink)_58%,var(--paper))]", texture: null },
  COULD: { fill: "border-ink border-t bg-[color-mix(in_oklab,var(--ink)_20%,var(--paper))]", texture: null },
  WONT: { fill: "border-ink border-t", texture: "hatch" },
  NONE: { fill: "border-ink border-t", texture: "dots" },
};

/** The square of a priority, in the legend. */
export function ScopeMark({ priority }: { readonly priority: StoryPriority }): ReactNode {
  const { fill, texture } = scopeFills[priority];
  return (
    <span
      aria-hidden
      className={cx(
        "relative inline-block size-2.5 shrink-0 overflow-hidden rounded-[1px] outline outline-1 outline-ink -outline-offset-1",
        fill,
      )}
    >
      {texture === null ? null : <Texture kind={texture} className="text-ink" />}
    </span>
  );
}
