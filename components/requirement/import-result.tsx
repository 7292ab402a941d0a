import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import { SectionHead } from "@/components/ui/section-head";
import { readReport } from "@/lib/features/requirement/view-import";

type Props = { readonly project: string; readonly result: Readonly<Record<string, string>> };

/** What the import did, line by line. */
export function ImportResult({ project, result }: Props): ReactNode {
  const t = useTranslations("requirements.import");
  const count = (name: string): number => Number(result[name] ?? 0);
  const lines = readReport(result.report ?? "");
  return (
    <div role="status" className="flex flex-col gap-8">
      <div>
        <p className="t-20">{t("done", { created: count("created"), updated: count("updated") })}</p>
        <p className="t-14 mt-1 text-text-2">{t("doneRest", { unchanged: count("unchanged"), kept: count("kept") })}</p>
      </div>
      <ButtonRow>
        <ButtonLink href={`/projects/${project}/requirements`} variant="main">
          {t("toList")}
        </ButtonLink>
      </ButtonRow>
      {lines.length === 0 ? null : (
        <section>
          <SectionHead title={t("report")} />
          <ul className="t-13 figures max-h-120 overflow-y-auto" tabIndex={0} aria-label={t("report")}>
            {lines.map(({ line, what, code }) => (
              <li key={line} className="flex flex-wrap gap-x-4 border-b py-1.5">
                <span className="w-24 text-text-3">{t("lineNumber", { line })}</span>
                <Link href={`/projects/${project}/requirements/${code}`} className="link code-word">
                  {code}
                </Link>
                <span>{t(`told.${what}`)}</span>
                {what === "locked" ? (
                  <Link href={`/projects/${project}/changes/new?origin=requirement:${code}`} className="link">
                    {t("openChange", { code })}
                  </Link>
                ) : null}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
