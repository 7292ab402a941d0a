import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CommitmentTable } from "@/components/commitment/commitment-table";
import { type Kept, KeptStrip } from "@/components/ui/kept-strip";
import { PartyMark } from "@/components/ui/party-mark";
import { SectionHead } from "@/components/ui/section-head";
import type { CommitmentStatus } from "@/lib/domain/commitment";
import type { CommitmentGroup, KeptScore } from "@/lib/features/commitment/view";
import { partyTexture } from "@/lib/features/party/view";
import type { Instant } from "@/lib/kernel/instant";

type Props = {
  readonly project: { readonly code: string };
  readonly group: CommitmentGroup;
  readonly filtered: boolean;
  readonly today: string;
  readonly now: Instant;
};

const squares: { readonly [S in CommitmentStatus]?: Kept } = { KEPT: "kept", KEPT_LATE: "late", BROKEN: "broken" };

/** One party's commitments: how they were kept, by party and by role, then each of them. Nobody is scored by name. */
export function CommitmentSection({ project, group, filtered, today, now }: Props): ReactNode {
  const t = useTranslations();
  const { party, lines, score, roles } = group;
  const id = `commitments-${party.id}`;
  const kept = lines.flatMap((line) => {
    const square = squares[line.status];
    return square === undefined ? [] : [{ key: line.code, kept: square }];
  });
  const told = roles.filter((one) => settled(one.score) > 0);
  return (
    <section aria-labelledby={id} className="mt-11 first:mt-8">
      <SectionHead
        id={id}
        title={
          <span className="inline-flex items-baseline gap-2">
            <PartyMark texture={partyTexture(party.side, party.ordinal)} label={t(`sides.${party.side}`)} />
            {party.name}
          </span>
        }
        remark={<Score score={score} />}
        end={kept.length === 0 ? undefined : <KeptStrip kept={kept} label={t("commitments.kept")} />}
      />
      {told.length < 2 ? null : (
        <p className="t-12 mt-2 text-text-3">
          {t("commitments.byRole")}
          {told.map(({ role, score: own }) => (
            <span key={role} className="ml-3 inline-block">
              {t(`roles.${role}`)} <Score score={own} />
            </span>
          ))}
        </p>
      )}
      {lines.length === 0 ? (
        <p className="t-13 mt-3 text-text-2">{t(filtered ? "commitments.noneFiltered" : "commitments.noneHere")}</p>
      ) : (
        <CommitmentTable project={project} caption={party.name} lines={lines} today={today} now={now} />
      )}
    </section>
  );
}

function settled({ kept, late, broken }: KeptScore): number {
  return kept + late + broken;
}

function Score({ score }: { readonly score: KeptScore }): ReactNode {
  const t = useTranslations("commitments");
  const of = settled(score);
  return of === 0 ? t("noScore") : t("score", { ...score, of });
}
