import type { ReactNode } from "react";
import { Digest } from "@/components/ui/digest";

type Props = { readonly label: string; readonly value: string };

/** The digest of what is about to be signed or confirmed, at the foot of the box that says it. */
export function SealedDigest({ label, value }: Props): ReactNode {
  return (
    <div className="mt-3 flex flex-wrap gap-x-3 border-ink-line border-t pt-2.5">
      <span className="t-12 text-text-3">{label}</span>
      <Digest value={value} />
    </div>
  );
}
