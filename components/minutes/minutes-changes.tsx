import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { DifferenceWords } from "@/components/difference/difference-words";
import { SectionHead } from "@/components/ui/section-head";
import type { MinutesView } from "@/lib/features/minutes/view";

/** What the last version changed of the one before, word by word. */
export function MinutesChanges({ view }: { readonly view: MinutesView }): ReactNode {
  const t = useTranslations("minutes");
  const { changes } = view;
  if (changes === null || changes.parts.length === 0) return null;
  return (
    <section className="max-w-measure">
      <SectionHead title={t("changes.title", { version: changes.version })} />
      {changes.parts.map((one) => (
        <div key={one.pointId ?? ""} className="mt-4">
          <p className="t-14 font-semibold">{one.title ?? t("corrections.whole")}</p>
          <p className="t-16 mt-1 whitespace-pre-line">
            <DifferenceWords parts={one.parts} />
          </p>
        </div>
      ))}
    </section>
  );
}
