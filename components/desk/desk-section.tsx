import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { Chip } from "@/components/ui/chip";
import { SectionHead } from "@/components/ui/section-head";

type Props = {
  readonly title: string;
  readonly remark?: string | undefined;
  /** What is said when there is nothing: a fact, not a gap. */
  readonly none: string | null;
  readonly children: ReactNode;
};

/** A section of the desk: its lines, or that there is nothing to see to. */
export function DeskSection({ title, remark, none, children }: Props): ReactNode {
  return (
    <section aria-label={title}>
      <SectionHead title={title} remark={remark} />
      {none === null ? (
        children
      ) : (
        <p className="py-3">
          <Chip tone="muted" sign={<Check aria-hidden size={14} strokeWidth={1.6} />}>
            {none}
          </Chip>
        </p>
      )}
    </section>
  );
}
