import { Eye } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { TextLink } from "@/components/ui/text-link";
import type { OpenSuspects } from "@/lib/features/suspect/view";

type Props = { readonly project: string; readonly open: readonly OpenSuspects[] };

/** Says what an amendment left to confirm, milestone by milestone, with the way there; nothing when nothing is. */
export function SuspectNotice({ project, open }: Props): ReactNode {
  const t = useTranslations("suspects");
  if (open.length === 0) return null;
  return (
    <div role="note" className="mt-5 flex gap-3 rounded-sheet border border-l-3 border-l-ink bg-paper px-4 py-3">
      <Eye aria-hidden size={16} strokeWidth={1.6} className="mt-0.5 shrink-0 text-ink" />
      <div className="t-13">
        <p className="font-semibold">{t("notice")}</p>
        <ul>
          {open.map(({ milestone, count }) => (
            <li key={milestone}>
              <TextLink href={`/projects/${project}/milestones/${milestone}/suspects`}>
                {t("noticeOf", { milestone, count })}
              </TextLink>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

/** Beside a criterion or a piece of evidence: it is suspect until somebody confirms it. */
export function SuspectMark(): ReactNode {
  const t = useTranslations("suspects");
  return (
    <span className="t-12 inline-flex items-center gap-1.5 whitespace-nowrap font-medium text-text">
      <Eye aria-hidden size={14} strokeWidth={1.8} /> {t("mark")}
    </span>
  );
}
