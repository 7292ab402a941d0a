import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cx } from "@/components/ui/class-names";
import type { Kept } from "@/components/ui/kept-strip";
import { PartyMark } from "@/components/ui/party-mark";
import { TimelineBar, type TimelineTick } from "@/components/ui/timeline";
import type { CommitmentStatus } from "@/lib/domain/commitment";
import { type CommitmentRow, placeOn, type TimelineAxis } from "@/lib/features/overview/view-timeline";
import { partyTexture } from "@/lib/features/party/view";

type Props = {
  readonly project: string;
  readonly rows: readonly CommitmentRow[];
  readonly axis: TimelineAxis;
  readonly ticks: readonly TimelineTick[];
  readonly today: string;
  /** The grid of the timeline above, so that days stand under days. */
  readonly columns: string;
};

const kept: { readonly [S in CommitmentStatus]?: Kept } = { KEPT: "kept", KEPT_LATE: "late", BROKEN: "broken" };

/** What each party has committed to, under the milestones: one square a commitment, on the day on which it is due. Their table is a page of its own. */
export function CommitmentRows({ project, rows, axis, ticks, today, columns }: Props): ReactNode {
  const t = useTranslations("ball");
  if (rows.length === 0) return null;
  return (
    <ul aria-label={t("commitments")} className="border-t">
      {rows.map(({ party, marks }) => {
        const count = (mark: Kept): number => marks.filter(({ status }) => kept[status] === mark).length;
        const figures = { kept: count("kept"), late: count("late"), broken: count("broken") };
        return (
          <li
            key={`${party.side} ${party.ordinal}`}
            className={cx(columns, "t-13 min-h-10 items-center border-b max-lg:py-2")}
          >
            <Link
              href={`/projects/${project}/commitments`}
              className="flex min-w-0 items-baseline gap-2 hover:underline"
            >
              <PartyMark texture={partyTexture(party.side, party.ordinal)} />
              <span className="min-w-0">{t("commitmentsOf", { who: party.name })}</span>
            </Link>
            <span className="max-lg:order-3 sm:max-lg:col-span-2">
              <TimelineBar
                label={t("commitmentsSaid", { who: party.name, count: marks.length, ...figures })}
                parts={[]}
                points={marks
                  .filter(({ on }) => on >= axis.from && on < axis.to)
                  .map(({ code, on, status }) => ({
                    kind: "commitment" as const,
                    code,
                    kept: kept[status] ?? null,
                    at: placeOn(axis, on),
                  }))}
                ticks={ticks}
                today={placeOn(axis, today)}
              />
            </span>
            <span className="t-12 text-text-2 lg:col-start-[-2] max-lg:order-2">
              {t("commitmentsKept", {
                kept: figures.kept + figures.late,
                count: figures.kept + figures.late + figures.broken,
              })}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
