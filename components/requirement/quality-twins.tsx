import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Empty } from "@/components/ui/empty";
import { SectionHead } from "@/components/ui/section-head";
import { UserText } from "@/components/ui/typeset";
import type { QualityView } from "@/lib/features/requirement/view-quality";

type Props = { readonly project: string; readonly view: QualityView };

/** The requirements that may ask the same thing twice, the likest first. */
export function QualityTwins({ project, view }: Props): ReactNode {
  const t = useTranslations("quality.page");
  const { twins } = view;
  return (
    <section>
      <SectionHead title={t("alike")} remark={t("alikeRemark", { count: twins.length })} />
      {twins.length === 0 ? (
        <Empty fact={t("alikeNone")} rule={t("alikeRule")} />
      ) : (
        <>
          <p className="t-12 mt-2.5 text-text-3">{t("alikeRule")}</p>
          <ol>
            {twins.map(({ first, second, percent, words }) => (
              <li key={`${first}-${second}`} className="border-b py-3">
                <p className="t-12 figures text-text-3">{t("alikePair", { percent })}</p>
                {[first, second].map((code, index) => (
                  <p key={code} className="t-14 mt-1 max-w-measure wrap-anywhere">
                    <Link href={`/projects/${project}/requirements/${code}`} className="link code-word">
                      {code}
                    </Link>{" "}
                    <UserText>{words[index] ?? ""}</UserText>
                  </p>
                ))}
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  );
}
