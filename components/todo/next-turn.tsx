import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { MatterSentence, MatterTerm } from "@/components/todo/matter-words";
import { Ball } from "@/components/ui/ball";
import { ButtonLink } from "@/components/ui/button";
import { ballOf, type MatterView, matterHref } from "@/lib/features/todo/view";
import type { Instant } from "@/lib/kernel/instant";
import { formatList } from "@/lib/text/format";

type Props = { readonly court: readonly MatterView[]; readonly partyId: string; readonly now: Instant };

/** After an act: who has the ball now, and the reader's next act in the project. */
export function NextTurn({ court, partyId, now }: Props): ReactNode {
  const t = useTranslations("todo");
  const locale = useLocale();
  const ours = court.filter(({ holder }) => holder.id === partyId);
  const theirs = court.filter(({ holder }) => holder.id !== partyId);
  const mine = court.filter((matter) => matter.mine);
  const side = ours.length > 0 ? "yours" : ballOf({ ours: 0, theirs: theirs.length });
  const names = formatList(locale, [...new Set(theirs.map(({ holder }) => holder.name))]);
  const next = mine[0];
  return (
    <section aria-label={t("nextAct")}>
      <h2 className="t-13 flex items-baseline gap-2.5 border-line-2 border-b pb-2.5 font-semibold">
        <Ball side={side} className="self-center" />
        {side === "yours" ? t("turnYours") : side === "none" ? t("turnNone") : t("turnTheirs", { names })}
      </h2>
      <p className="t-13 mt-3 text-text-2">
        {t("left", { count: mine.length, late: mine.filter(({ term }) => term?.late === true).length })}
      </p>
      {next === undefined ? null : (
        <>
          <p className="t-13 mt-2 flex items-start justify-between gap-3">
            <span className="min-w-0">
              <MatterSentence matter={next} />
            </span>
            <MatterTerm matter={next} now={now} />
          </p>
          <ButtonLink href={matterHref(next)} className="mt-3" wide>
            {t(`kinds.${next.kind}.act`)}
          </ButtonLink>
        </>
      )}
    </section>
  );
}
