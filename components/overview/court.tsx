import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { MatterSentence, MatterSilence, MatterTerm } from "@/components/todo/matter-words";
import { Ball } from "@/components/ui/ball";
import { ButtonLink } from "@/components/ui/button";
import { cx } from "@/components/ui/class-names";
import { PartyMark } from "@/components/ui/party-mark";
import { TextLink } from "@/components/ui/text-link";
import type { CourtColumn } from "@/lib/features/overview/view";
import { partyTexture } from "@/lib/features/party/view";
import { type MatterView, matterHref } from "@/lib/features/todo/view";
import type { Instant } from "@/lib/kernel/instant";

type Props = {
  readonly columns: readonly CourtColumn[];
  readonly now: Instant;
  /** False where the screen has its main button elsewhere. */
  readonly leads: boolean;
};

const shown = 6;

/** The court: what each party holds, the reader's at the left and widest. */
export function Court({ columns, now, leads }: Props): ReactNode {
  const others = columns.length - 1;
  return (
    <div
      className={cx(
        "border-line-2 border-y lg:grid",
        others >= 2
          ? "lg:grid-cols-[minmax(0,1.6fr)_minmax(0,1fr)_minmax(0,1fr)]"
          : others === 1
            ? "lg:grid-cols-[minmax(0,1.4fr)_minmax(0,1fr)]"
            : "",
      )}
    >
      {columns.map((column, place) => (
        <CourtSide key={column.party.id} column={column} first={place === 0} now={now} leads={leads} />
      ))}
    </div>
  );
}

type SideProps = {
  readonly column: CourtColumn;
  readonly first: boolean;
  readonly now: Instant;
  readonly leads: boolean;
};

function CourtSide({ column, first, now, leads }: SideProps): ReactNode {
  const t = useTranslations("overview");
  const sides = useTranslations("sides");
  const { party, mine, matters } = column;
  const late = matters.some(({ term }) => term?.late === true);
  // The one main button of the screen is the first thing the reader may do.
  const main = leads ? matters.find((matter) => matter.mine)?.key : undefined;
  return (
    <section
      aria-label={mine ? t("yours") : t("with", { name: party.name })}
      className={cx(
        "min-w-0 border-line-2 py-4 max-lg:border-b max-lg:last:border-b-0",
        first ? "lg:pr-6 lg:last:pr-0" : "lg:border-l lg:px-6 lg:[&:nth-child(n+4)]:border-t lg:last:pr-0",
      )}
    >
      <h2 className="t-13 flex flex-wrap items-baseline gap-x-2.5 gap-y-1 border-b pb-3 font-semibold">
        <Ball side={matters.length === 0 ? "none" : mine ? "yours" : "theirs"} late={late} className="self-center" />
        <span className={mine && matters.length > 0 ? "text-you" : ""}>
          {mine ? t("yours") : t("with", { name: party.name })}
        </span>
        <span className="t-12 flex items-baseline gap-1.5 font-normal text-text-3">
          <PartyMark texture={partyTexture(party.side, party.ordinal)} />
          {mine ? party.name : sides(party.side)}
        </span>
      </h2>
      {matters.length === 0 ? (
        <p className="t-13 pt-3 text-text-3">{mine ? t("nothingYours") : t("nothingTheirs")}</p>
      ) : null}
      <ul>
        {matters.slice(0, shown).map((matter) => (
          <CourtRow key={matter.key} matter={matter} now={now} main={matter.key === main} />
        ))}
      </ul>
      {matters.length <= shown ? null : (
        <p className="t-12 pt-2 text-text-3">
          {mine ? (
            <TextLink href="/to-do">{t("more", { count: matters.length - shown })}</TextLink>
          ) : (
            t("more", { count: matters.length - shown })
          )}
        </p>
      )}
    </section>
  );
}

function CourtRow({
  matter,
  now,
  main,
}: {
  readonly matter: MatterView;
  readonly now: Instant;
  readonly main: boolean;
}): ReactNode {
  const t = useTranslations("todo");
  return (
    <li
      className={cx(
        "grid items-center gap-x-4 gap-y-2 border-b py-2.5 last:border-b-0",
        matter.mine
          ? "grid-cols-[minmax(0,1fr)_auto_8.5rem] max-md:grid-cols-[minmax(0,1fr)_auto]"
          : "grid-cols-[minmax(0,1fr)_auto]",
      )}
    >
      <span className="min-w-0">
        <span className="t-13 block">
          {matter.mine ? (
            <MatterSentence matter={matter} />
          ) : (
            <Link href={matterHref(matter)} className="hover:underline">
              <MatterSentence matter={matter} />
            </Link>
          )}
        </span>
        <span className="t-12 block text-text-3">
          <MatterSilence matter={matter} />
        </span>
      </span>
      <span>
        <MatterTerm matter={matter} now={now} />
      </span>
      {matter.mine ? (
        <ButtonLink href={matterHref(matter)} variant={main ? "main" : "plain"} className="max-md:col-span-2" wide>
          {t(`kinds.${matter.kind}.act`)}
        </ButtonLink>
      ) : null}
    </li>
  );
}
