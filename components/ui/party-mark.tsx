import type { ReactNode } from "react";
import { cx } from "@/components/ui/class-names";
import { Texture, type TextureKind } from "@/components/ui/texture";

type Props = {
  readonly texture: TextureKind;
  readonly label?: string | undefined;
  readonly className?: string | undefined;
};

/** The 10 px square of a party. Give `label` when the party's name does not stand beside it. */
export function PartyMark({ texture, label, className }: Props): ReactNode {
  const named = label === undefined ? { "aria-hidden": true } : { role: "img", "aria-label": label };
  return (
    <span
      {...named}
      className={cx("relative inline-block size-2.5 shrink-0 overflow-hidden rounded-[1px] text-ink", className)}
    >
      <Texture kind={texture} />
      <span aria-hidden className="absolute inset-0 rounded-[1px] border border-current" />
    </span>
  );
}
