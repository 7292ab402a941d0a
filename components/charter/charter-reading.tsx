import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CharterSheet } from "@/components/charter/charter-sheet";
import { Empty } from "@/components/ui/empty";
import { articleGroups } from "@/lib/domain/article";
import type { RecordContent } from "@/lib/domain/record";
import type { CharterVersionView } from "@/lib/features/charter/view";

type Props = { readonly shown: CharterVersionView | null; readonly record: RecordContent | null; readonly digest: string | null };

/** The text of the charter with a way to each of its chapters; before the first draft, what it will be. */
export function CharterReading({ shown, record, digest }: Props): ReactNode {
  const t = useTranslations("charter");
  if (shown === null || record === null || digest === null) {
    return (
      <div className="mt-11">
        <Empty fact={t("noneFact")} rule={t("noneRule")} />
      </div>
    );
  }
  const head = shown.status === "DRAFT" ? t("draftHead", { version: shown.version }) : `${t("version", { version: shown.version })}${shown.record === null ? "" : ` · ${shown.record}`}`;
  return (
    <div className="mt-9">
      <nav aria-label={t("articlesTitle")} className="t-13 mb-5 flex flex-wrap gap-x-5 gap-y-1.5">
        {articleGroups.map((group) => (
          <a key={group.codes[0]} href={`#${(group.codes[0] ?? "").toLowerCase()}`} className="text-ink underline decoration-ink-line underline-offset-3">
            {t(`groups.${group.side}_${group.nature}`)}
          </a>
        ))}
      </nav>
      <CharterSheet record={record} digest={digest} head={head} locked={shown.status !== "DRAFT"} sealed={shown.status === "IN_FORCE" || shown.status === "SUPERSEDED"} />
    </div>
  );
}
