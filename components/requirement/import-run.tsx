"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useState } from "react";
import { ActProblem } from "@/components/act/act-problem";
import { useAct } from "@/components/act/use-act";
import { Button } from "@/components/ui/button";
import { InlineRefusal } from "@/components/ui/inline-refusal";
import { Progress } from "@/components/ui/progress";
import type { Action } from "@/lib/features/act/view";
import { largestImport } from "@/lib/features/requirement/schema";
import type { MappedSheet } from "@/lib/features/requirement/sheet-map";
import type { ImportForecast } from "@/lib/features/requirement/view-import";

/** Says what an import would do, or `null` when it could not be asked. */
export type Forecast = (
  project: string,
  fields: MappedSheet["fields"],
  requirements: MappedSheet["requirements"],
) => Promise<ImportForecast | null>;

type Props = {
  readonly project: string;
  readonly mapped: MappedSheet;
  readonly fileDigest: string;
  readonly action: Action;
  readonly forecast: Forecast;
  readonly onDone: (result: Readonly<Record<string, string>>) => void;
};

/** What would happen, and the one button that does it: the whole sheet, or nothing of it. */
export function ImportRun({ project, mapped, fileDigest, action, forecast, onDone }: Props): ReactNode {
  const t = useTranslations("requirements.import");
  const { fields, requirements, problems } = mapped;
  const [foreseen, setForeseen] = useState<ImportForecast | null>(null);
  const acting = useAct(action, { project, subject: { kind: "requirement" }, onDone: ({ result }) => onDone(result) });
  const ready = problems.length === 0 && requirements.length > 0 && requirements.length <= largestImport;
  useEffect(() => {
    setForeseen(null);
    if (!ready) return;
    let current = true;
    // The mapping may still be changing: the set is compared once it rests.
    const timer = setTimeout(async () => {
      const answer = await forecast(project, fields, requirements).catch(() => null);
      if (current) setForeseen(answer);
    }, 400);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [ready, forecast, project, fields, requirements]);
  if (requirements.length > largestImport)
    return <InlineRefusal fact={t("tooMany", { limit: largestImport, count: requirements.length })} />;
  return (
    <section aria-live="polite" className="flex flex-col gap-4 border-line-2 border-t pt-5">
      {problems.length > 0 ? <p className="t-14">{t("mendFirst")}</p> : null}
      {foreseen === null ? null : <ForecastLines foreseen={foreseen} />}
      {acting.pending ? (
        <Progress
          value={undefined}
          max={1}
          label={t("running", { count: requirements.length })}
          detail={t("running", { count: requirements.length })}
        />
      ) : null}
      <div>
        <Button
          variant="main"
          busy={acting.pending}
          aria-disabled={!ready || undefined}
          onClick={() => {
            if (ready) void acting.run({ fileDigest, fields, requirements });
          }}
        >
          {t("run", { count: requirements.length })}
        </Button>
      </div>
      <ActProblem acting={acting} />
    </section>
  );
}

function ForecastLines({ foreseen }: { readonly foreseen: ImportForecast }): ReactNode {
  const t = useTranslations("requirements.import");
  const { created, unchanged, updated, kept, absent } = foreseen;
  const codes = (list: readonly string[]): string => `${list.slice(0, 12).join(", ")}${list.length > 12 ? "…" : ""}`;
  const lines = [
    t("willCreate", { count: created }),
    ...(updated.length === 0 ? [] : [t("willUpdate", { count: updated.length, codes: codes(updated) })]),
    ...(unchanged === 0 ? [] : [t("willLeave", { count: unchanged })]),
    ...(kept.length === 0 ? [] : [t("willKeep", { count: kept.length, codes: codes(kept) })]),
    ...(absent.length === 0 ? [] : [t("absent", { count: absent.length, codes: codes(absent) })]),
  ];
  return (
    <ul className="t-14 flex flex-col gap-1">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
