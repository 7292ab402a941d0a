"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { ActProblem } from "@/components/act/act-problem";
import { useAct } from "@/components/act/use-act";
import { ImportProposal } from "@/components/requirement/import-proposal";
import { type ImportProgress, streamedImport } from "@/components/requirement/import-stream";
import { Button } from "@/components/ui/button";
import { InlineRefusal } from "@/components/ui/inline-refusal";
import { Progress } from "@/components/ui/progress";
import { largestImport } from "@/lib/features/requirement/schema";
import type { ReadFile } from "@/lib/features/requirement/schema-sheet";
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
  readonly file: ReadFile;
  readonly forecast: Forecast;
  readonly onDone: (result: Readonly<Record<string, string>>) => void;
};

/** What would happen, and the one button that does it: the whole sheet, or nothing of it. */
export function ImportRun({ project, mapped, file, forecast, onDone }: Props): ReactNode {
  const t = useTranslations("requirements.import");
  const { fields, requirements, problems } = mapped;
  const [foreseen, setForeseen] = useState<ImportForecast | null>(null);
  const [progress, setProgress] = useState<ImportProgress | null>(null);
  const action = useMemo(() => streamedImport(project, setProgress), [project]);
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
  const { relations = [], chapters = [] } = file.sheet.beside ?? {};
  return (
    <section aria-live="polite" className="flex flex-col gap-4 border-line-2 border-t pt-5">
      {problems.length > 0 ? <p className="t-14">{t("mendFirst")}</p> : null}
      {foreseen === null ? null : <ForecastLines foreseen={foreseen} />}
      {foreseen === null ? null : <ImportProposal project={project} foreseen={foreseen} />}
      {acting.pending ? <HowFar progress={progress} count={requirements.length} /> : null}
      <div>
        <Button
          variant="main"
          busy={acting.pending}
          aria-disabled={!ready || undefined}
          onClick={() => {
            if (ready) void acting.run({ fileDigest: file.digest, fields, requirements, relations, chapters });
          }}
        >
          {t("run", { count: requirements.length })}
        </Button>
      </div>
      <ActProblem acting={acting} />
    </section>
  );
}

/** What share of the whole each step takes, so that one bar goes from end to end. */
const shares = { SENDING: [0, 15], COMPARING: [15, 10], WRITING: [25, 70], RECORDING: [95, 0] } as const;

function HowFar({ progress, count }: { readonly progress: ImportProgress | null; readonly count: number }): ReactNode {
  const t = useTranslations("requirements.import");
  const { step, done, total } = progress ?? { step: "SENDING", done: 0, total: 1 };
  const [from, share] = shares[step];
  return (
    <Progress
      value={Math.round(from + (total === 0 ? 0 : (share * done) / total))}
      max={100}
      label={t("running", { count })}
      detail={t(`steps.${step}`, { done, total, share: Math.round((100 * done) / Math.max(total, 1)) })}
    />
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
