import type { ReactNode } from "react";
import { SectionHead } from "@/components/ui/section-head";

/** The reader's next act on a request: its name, what it does, and its form. */
export function ActSection({
  title,
  lead,
  children,
}: {
  readonly title: string;
  readonly lead: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <section className="mt-9">
      <SectionHead title={title} />
      <p className="t-13 mt-2 mb-5 max-w-measure text-text-2">{lead}</p>
      {children}
    </section>
  );
}
