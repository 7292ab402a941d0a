import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cx } from "@/components/ui/class-names";
import type { DeskView, ShareView } from "@/lib/features/desk/view";
import { formatMonth, formatShare } from "@/lib/text/format";

/** The figures behind the bars: for each project and month, how many of the client's acts the AMO did, and the share. */
export function ShareTable({ shares }: { readonly shares: DeskView["shares"] }): ReactNode {
  const t = useTranslations("desk.share");
  const project = useTranslations("desk")("project");
  const locale = useLocale();
  const head = "t-12 py-2 pr-4 font-normal text-text-3 last:pr-0";
  return (
    <table className="t-13 w-full border-collapse text-left">
      <caption className="sr-only">{t("title")}</caption>
      <thead className="border-line-2 border-b">
        <tr>
          <th scope="col" className={head}>
            {project}
          </th>
          {shares.months.map(({ month }) => (
            <th key={month} scope="col" className={`${head} text-right whitespace-nowrap`}>
              {formatMonth(locale, month)}
            </th>
          ))}
          <th scope="col" className={`${head} text-right`}>
            {t("total")}
          </th>
        </tr>
      </thead>
      <tbody>
        {shares.projects.map(({ project: { code, name }, ...one }) => (
          <ShareRow key={code} name={name} share={one} />
        ))}
        {shares.projects.length < 2 ? null : <ShareRow name={t("whole")} share={shares} sum />}
      </tbody>
    </table>
  );
}

function ShareRow({
  name,
  share,
  sum = false,
}: {
  readonly name: string;
  readonly share: ShareView;
  readonly sum?: boolean;
}): ReactNode {
  const t = useTranslations("desk.share");
  const locale = useLocale();
  const cells = [...share.months, { ...share.whole, month: "total" }];
  return (
    <tr className={sum ? "border-line-2 border-t font-semibold" : "border-b"}>
      <th scope="row" className={cx("py-2 pr-4 text-left", sum ? "font-semibold" : "font-normal")}>
        {name}
      </th>
      {cells.map(({ month, acts, instead, share: points }) => (
        <td key={month} className="figures py-2 pr-4 text-right whitespace-nowrap last:pr-0">
          {points === null ? (
            <span className="text-text-3">–</span>
          ) : (
            <>
              {formatShare(locale, points)}{" "}
              <span className="t-12 font-normal text-text-3">{t("cell", { instead, acts })}</span>
            </>
          )}
        </td>
      ))}
    </tr>
  );
}
