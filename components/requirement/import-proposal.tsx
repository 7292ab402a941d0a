import dynamic from "next/dynamic";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { SectionHead } from "@/components/ui/section-head";
import type { ImportForecast, ProposedLine } from "@/lib/features/requirement/view-import";

/** Comparing words is fetched with the first change. */
const ChangedWords = dynamic(() => import("@/components/signature/changed-words").then((part) => part.ChangedWords));

type Props = { readonly project: string; readonly foreseen: ImportForecast };

/** What the sheet would change, line by line and word by word: drafts are updated, what is signed only by a change request. */
export function ImportProposal({ project, foreseen }: Props): ReactNode {
  const t = useTranslations("requirements.import");
  const { lines, updated, kept } = foreseen;
  const left = updated.length + kept.length - lines.length;
  if (lines.length === 0) return null;
  return (
    <section>
      <SectionHead title={t("proposal")} remark={t("proposalRemark", { count: updated.length + kept.length })} />
      <ul className="relative max-h-160 overflow-y-auto" tabIndex={0} aria-label={t("proposal")}>
        {lines.map((line) => (
          <Proposed key={line.code} project={project} line={line} />
        ))}
      </ul>
      {left <= 0 ? null : <p className="t-12 mt-2 text-text-3">{t("moreProposed", { count: left })}</p>}
    </section>
  );
}

function Proposed({ project, line }: { readonly project: string; readonly line: ProposedLine }): ReactNode {
  const t = useTranslations();
  const root = `/projects/${project}`;
  const { code, what, fields } = line;
  return (
    <li className="border-b py-3">
      <p className="t-13 flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <span className="figures text-text-3">{t("requirements.import.lineNumber", { line: line.line })}</span>
        <Link href={`${root}/requirements/${code}`} target="_blank" className="link code-word">
          {code}
        </Link>
        <span className="font-semibold">{t(`requirements.import.proposed.${what}`)}</span>
        {what === "locked" ? (
          <Link href={`${root}/changes/new?origin=requirement:${code}`} target="_blank" className="link">
            {t("requirements.import.openChange", { code })}
          </Link>
        ) : null}
      </p>
      <dl className="mt-1.5 flex flex-col gap-1.5">
        {fields.map(({ field, before, after }) => (
          <div key={field} className="grid gap-x-4 sm:grid-cols-[9rem_1fr]">
            <dt className="t-12 pt-0.5 text-text-3">{t(`sheet.fields.${field}`)}</dt>
            <dd className="t-13 wrap-anywhere whitespace-pre-line">
              <ChangedWords text={after} before={before} />
            </dd>
          </div>
        ))}
      </dl>
    </li>
  );
}
