import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { SectionHead } from "@/components/ui/section-head";
import { TextLink } from "@/components/ui/text-link";
import type { AdviceView } from "@/lib/features/advice/view";
import { formatDateTime } from "@/lib/text/format";

/** What the client answered, and what came of it. */
export function AnswerSection({ view }: { readonly view: AdviceView }): ReactNode {
  const t = useTranslations("advice");
  const locale = useLocale();
  const reader = { locale, timeZone: view.project.timeZone };
  const { answer, outcomes, project } = view;
  if (answer === null) return null;
  return (
    <>
      <section className="max-w-prose">
        <SectionHead title={t(`answered.${answer.answer}`)} remark={formatDateTime(reader, answer.at)} />
        {answer.reason === "" ? null : <p className="t-16 mt-3 whitespace-pre-line">{answer.reason}</p>}
        {answer.consequences === "" ? null : (
          <>
            <p className="t-13 mt-4 font-medium">{t("record.accepted")}</p>
            <p className="t-16 mt-1 whitespace-pre-line">{answer.consequences}</p>
          </>
        )}
        {answer.record === null ? null : (
          <p className="t-13 mt-4">
            <TextLink href={`/projects/${project.code}/records/${answer.record}`}>
              {t("signedRecord", { record: answer.record })}
            </TextLink>
          </p>
        )}
      </section>
      {outcomes.length === 0 ? null : (
        <section className="max-w-prose">
          <SectionHead title={t("outcome.title")} remark={t("outcome.remark")} />
          <ul className="mt-3 flex flex-col gap-3">
            {outcomes.map((one) => (
              <li key={one.at} className="t-14">
                <span className="font-medium">{t(`outcome.of.${one.outcome}`)}</span>{" "}
                <span className="text-text-3">{formatDateTime(reader, one.at)}</span>
                {one.note === "" ? null : <span className="mt-1 block whitespace-pre-line">{one.note}</span>}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
