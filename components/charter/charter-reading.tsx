import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CharterSheet } from "@/components/charter/charter-sheet";
import { Empty } from "@/components/ui/empty";
import { TextLink } from "@/components/ui/text-link";
import { articleGroups } from "@/lib/domain/article";
import type { RecordContent } from "@/lib/domain/record";
import { type CharterVersionView, readingOf } from "@/lib/features/charter/view";

type Props = {
  readonly project: string /** The articles are read in the reader's language instead of the contract's. */;
  readonly translated: boolean;
  readonly shown: CharterVersionView | null;
  readonly record: RecordContent | null;
  readonly digest: string | null;
};

/** The text of the charter with a way to each of its chapters; before the first draft, what it will be. */
export function CharterReading({ project, translated, shown, record, digest }: Props): ReactNode {
  const t = useTranslations("charter");
  const say = useTranslations();
  const locale = useLocale();
  if (shown === null || record === null || digest === null) {
    return (
      <div className="mt-11">
        <Empty fact={t("noneFact")} rule={t("noneRule")} />
      </div>
    );
  }
  const head =
    shown.status === "DRAFT"
      ? t("draftHead", { version: shown.version })
      : `${t("version", { version: shown.version })}${shown.record === null ? "" : ` · ${shown.record}`}`;
  return (
    <div className="mt-9">
      <nav aria-label={t("articlesTitle")} className="t-13 mb-5 flex flex-wrap gap-x-5 gap-y-1.5">
        {articleGroups.map((group) => (
          <a
            key={group.codes[0]}
            href={`#${(group.codes[0] ?? "").toLowerCase()}`}
            className="text-ink underline decoration-ink-line underline-offset-3"
          >
            {t(`groups.${group.side}_${group.nature}`)}
          </a>
        ))}
      </nav>
      {record.language === locale ? null : (
        <p className="t-13 mb-5 text-text-2">
          {translated ? t("translatedNote") : t("languageNote")}{" "}
          <TextLink
            href={`/projects/${project}/charter?version=${shown.version}${translated ? "" : "&reading=translation"}`}
          >
            {translated ? t("readOriginal") : t("readTranslation")}
          </TextLink>
        </p>
      )}
      <CharterSheet
        record={translated ? readingOf(record, locale, say) : record}
        digest={digest}
        head={head}
        locked={shown.status !== "DRAFT"}
        sealed={shown.status === "IN_FORCE" || shown.status === "SUPERSEDED"}
      />
    </div>
  );
}
