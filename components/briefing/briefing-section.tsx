import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cx } from "@/components/ui/class-names";
import { PartyMark } from "@/components/ui/party-mark";
import { SectionHead } from "@/components/ui/section-head";
import { Typeset } from "@/components/ui/typeset";
import { type BriefingLine, type BriefingPart, linesOnPaper } from "@/lib/features/briefing/view";
import { partyTexture } from "@/lib/features/party/view";

/** A part of the briefing. On paper it keeps to its lines, and says how many more there are. */
export function BriefingSection({ part }: { readonly part: BriefingPart }): ReactNode {
  const t = useTranslations("briefing");
  const { name, title, none, lines } = part;
  const most = linesOnPaper[name];
  return (
    <section aria-label={title}>
      <SectionHead title={title} />
      {lines.length === 0 ? <p className="t-13 py-2 text-text-3 print:py-1">{none}</p> : null}
      <ul>
        {lines.map((line, index) => (
          <Line key={line.key} line={line} beyond={index >= most} />
        ))}
      </ul>
      {lines.length > most ? (
        <p className="only-print t-12 pt-1 text-text-3">{t("more", { count: lines.length - most })}</p>
      ) : null}
    </section>
  );
}

function Line({ line, beyond }: { readonly line: BriefingLine; readonly beyond: boolean }): ReactNode {
  const { code, href, party, text, end, late } = line;
  const words = (
    <>
      {code === "" ? null : <span className="code-word mr-2 text-text-2">{code}</span>}
      <Typeset>{text}</Typeset>
    </>
  );
  return (
    <li
      className={cx(
        "t-13 flex items-baseline gap-x-3 border-b py-1.5 last:border-b-0 print:py-0.5",
        beyond && "print:hidden",
      )}
    >
      {party === null ? null : (
        <PartyMark texture={partyTexture(party.side, party.ordinal)} className="translate-y-px" />
      )}
      <span
        className={cx("min-w-0 flex-1 [overflow-wrap:anywhere] print:line-clamp-2", late && end === "" && "text-late")}
      >
        {href === null ? (
          words
        ) : (
          <Link href={href} data-row className="hover:underline">
            {words}
          </Link>
        )}
      </span>
      {end === "" ? null : (
        <span className={cx("figures shrink-0 text-right", late ? "font-semibold text-late" : "text-text-2")}>
          <Typeset>{end}</Typeset>
        </span>
      )}
    </li>
  );
}
