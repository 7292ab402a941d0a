import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { HintList } from "@/components/requirement/hint-list";
import { MarkedWords } from "@/components/requirement/marked-words";
import { ButtonLink } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { SectionHead } from "@/components/ui/section-head";
import type { QualityView, RemarkedView } from "@/lib/features/requirement/view-quality";

type Props = { readonly project: string; readonly view: QualityView };

/** The statements that could be read in two ways, each with its remarks and a way to mend it. */
export function QualityWording({ project, view }: Props): ReactNode {
  const t = useTranslations("quality.page");
  const { count, first } = view.remarked;
  return (
    <section>
      <SectionHead title={t("wording")} remark={t("wordingRemark", { count })} />
      {count === 0 ? (
        <Empty fact={t("wordingNone")} rule={t("wordingRule")} />
      ) : (
        <>
          <p className="t-12 mt-2.5 text-text-3">{t("wordingRule")}</p>
          <ol>
            {first.map((remarked) => (
              <Remarked key={remarked.code} project={project} remarked={remarked} />
            ))}
          </ol>
          {count > first.length ? (
            <p className="t-13 mt-3 text-text-2">{t("wordingMore", { count: count - first.length })}</p>
          ) : null}
        </>
      )}
    </section>
  );
}

function Remarked({
  project,
  remarked: { code, title, statement, hints },
}: {
  readonly project: string;
  readonly remarked: RemarkedView;
}): ReactNode {
  const t = useTranslations("quality.page");
  const href = `/projects/${project}/requirements/${code}`;
  return (
    <li className="flex items-start justify-between gap-6 border-b py-3 max-md:flex-col max-md:items-stretch max-md:gap-3">
      <div className="flex min-w-0 max-w-measure flex-col gap-1.5">
        <p className="t-13">
          <Link href={href} className="link code-word">
            {code}
          </Link>
          {title === "" ? null : <span className="font-semibold"> {title}</span>}
        </p>
        <p className="t-14 wrap-anywhere whitespace-pre-line">
          <MarkedWords text={statement} hints={hints} />
        </p>
        <HintList hints={hints} />
      </div>
      <div className="flex shrink-0 flex-col">
        <ButtonLink href={`${href}/edit`} aria-label={t("mendCode", { code })}>
          {t("mend")}
        </ButtonLink>
      </div>
    </li>
  );
}
