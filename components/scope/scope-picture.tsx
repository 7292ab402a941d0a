import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ScopeMark, scopeFills } from "@/components/scope/scope-mark";
import { cx } from "@/components/ui/class-names";
import { Texture } from "@/components/ui/texture";
import { storyPriorities } from "@/lib/domain/scope-story";
import type { StoryColumn, StoryPicture } from "@/lib/features/scope/view";

type Props = {
  readonly picture: StoryPicture;
  /** What the pictures show, in words, for those who do not see them. */
  readonly labels: { readonly scope: string; readonly price: string };
  /** What the full heights stand for. */
  readonly tops: { readonly count: string; readonly price: string };
  readonly ends: { readonly from: string; readonly to: string };
};

const percent = (share: number): string => `${share * 100}%`;

/** The scope and its price over time, one above the other on the same axis: a step at each signed set and each order. */
export function ScopePicture({ picture, labels, tops, ends }: Props): ReactNode {
  const t = useTranslations("scope");
  const { columns } = picture;
  const priced = columns.some(({ price }) => price !== null);
  const used = storyPriorities.filter((priority) => columns.some(({ point }) => point.counts[priority] > 0));
  return (
    <figure className="print:break-inside-avoid">
      <Marks columns={columns} />
      <Chart label={labels.scope} top={tops.count} name={t("scopeName")}>
        {columns.map((column) => (
          <div key={column.from} style={placeOf(column)} className="absolute inset-y-0 flex flex-col-reverse">
            {column.scope.map(({ priority, share }) => (
              <span
                key={priority}
                style={{ height: percent(share) }}
                className={cx("relative overflow-hidden", scopeFills[priority].fill)}
              >
                {scopeFills[priority].texture === null ? null : (
                  <Texture kind={scopeFills[priority].texture} className="text-ink" />
                )}
              </span>
            ))}
          </div>
        ))}
      </Chart>
      <ul className="t-12 mt-2 flex flex-wrap gap-x-6 gap-y-1.5 text-text-2">
        {used.map((priority) => (
          <li key={priority} className="flex items-center gap-2">
            <ScopeMark priority={priority} /> {t(`priority.${priority}`)}
          </li>
        ))}
      </ul>
      {priced ? (
        <div className="mt-6">
          <Chart label={labels.price} top={tops.price} name={t("priceName")}>
            {columns.map((column) => (
              <PriceColumn key={column.from} column={column} />
            ))}
          </Chart>
          <ul className="t-12 mt-2 flex flex-wrap gap-x-6 gap-y-1.5 text-text-2">
            <li className="flex items-center gap-2">
              <ScopeMark priority="COULD" /> {t("initial")}
            </li>
            <li className="flex items-center gap-2">
              <ScopeMark priority="MUST" /> {t("ordered")}
            </li>
          </ul>
        </div>
      ) : null}
      <p aria-hidden className="t-12 mt-2 flex justify-between text-text-3">
        <span>{ends.from}</span>
        <span className="font-semibold text-you">{ends.to}</span>
      </p>
    </figure>
  );
}

function placeOf({ from, to }: StoryColumn): { readonly left: string; readonly width: string } {
  return { left: percent(from), width: percent(to - from) };
}

/** The names of the steps over their places, on wide screens; those too near to another are told by the table alone. */
function Marks({ columns }: { readonly columns: readonly StoryColumn[] }): ReactNode {
  const t = useTranslations("scope");
  return (
    <div aria-hidden className="t-12 figures relative h-6 text-text-2 max-md:hidden print:block">
      {namedSteps(columns).map(({ point: { fact }, from }) => (
        <span
          key={from}
          style={from > 0.85 ? { right: percent(1 - from) } : { left: percent(from) }}
          className={cx(
            "absolute whitespace-nowrap border-line-2",
            from > 0.85 ? "border-r pr-1.5" : "border-l pl-1.5",
          )}
        >
          {fact.kind === "BASELINE"
            ? t("short", { number: fact.number })
            : fact.order === null
              ? t("otherShort")
              : fact.order.code}
        </span>
      ))}
    </div>
  );
}

/** Steps whose names do not run into each other: the last ones first, since they are what is talked about. */
function namedSteps(columns: readonly StoryColumn[]): readonly StoryColumn[] {
  const named: StoryColumn[] = [];
  for (const column of columns.toReversed()) {
    const next = named.at(-1);
    // A name near the right end is told leftwards of its place.
    const room = next !== undefined && next.from > 0.85 ? 0.2 : 0.1;
    if (next === undefined || next.from - column.from > room) named.push(column);
  }
  return named;
}

function Chart({
  label,
  top,
  name,
  children,
}: {
  readonly label: string;
  readonly top: string;
  readonly name: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <>
      <p aria-hidden className="t-12 figures flex justify-between border-line-2 border-b pb-1 text-text-3">
        <span>{name}</span>
        <span>{top}</span>
      </p>
      <div role="img" aria-label={label} className="relative h-36 border-line-2 border-b">
        {children}
      </div>
    </>
  );
}

function PriceColumn({ column }: { readonly column: StoryColumn }): ReactNode {
  const { price } = column;
  if (price === null) return null;
  return (
    <div style={placeOf(column)} className="absolute inset-y-0 flex flex-col-reverse">
      <span style={{ height: percent(price.initial) }} className={cx(scopeFills.COULD.fill, "border-ink border-t")} />
      <span style={{ height: percent(price.added) }} className="relative overflow-hidden bg-ink" />
    </div>
  );
}
