"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { SectionHead } from "@/components/ui/section-head";
import { TextLink } from "@/components/ui/text-link";
import { UserText } from "@/components/ui/typeset";
import { versionsHref } from "@/lib/features/difference/view";
import type { SuspectLine } from "@/lib/features/suspect/view";

type Props = {
  readonly project: string;
  /** All on one requirement. */
  readonly lines: readonly SuspectLine[];
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (ids: readonly string[], on: boolean) => void;
};

/** What rests on one requirement that changed: what the change was, then each thing to look at again. */
export function SuspectGroup({ project, lines, chosen, onChoose }: Props): ReactNode {
  const t = useTranslations("suspects");
  const first = lines[0];
  const mine = lines.filter(({ confirm }) => confirm.allowed).map(({ id }) => id);
  if (first === undefined) return null;
  const { requirement, version, present } = first;
  const all = mine.every((id) => chosen.has(id));
  const amendments = [...new Set(lines.map(({ amendment }) => amendment))].join(", ");
  return (
    <section className="mb-8">
      <SectionHead
        title={<TextLink href={`/projects/${project}/requirements/${requirement}`}>{requirement}</TextLink>}
        remark={t("changedBy", { amendments })}
        end={
          mine.length < 2 ? undefined : (
            <Button size="sm" variant="quiet" onClick={() => onChoose(mine, !all)}>
              {t(all ? "chooseNone" : "chooseAll", { code: requirement })}
            </Button>
          )
        }
      />
      <p className="t-13 pt-2.5">
        <TextLink href={versionsHref(project, requirement, { from: version, to: present })}>
          {t("seeChange", { from: version, to: present })}
        </TextLink>
      </p>
      <ul className="mt-1">
        {lines.map((line) => (
          <li key={line.id} className="border-b py-2 last:border-b-0">
            <Suspect line={line} on={chosen.has(line.id)} onChoose={(on) => onChoose([line.id], on)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Suspect({
  line,
  on,
  onChoose,
}: {
  readonly line: SuspectLine;
  readonly on: boolean;
  readonly onChoose: (on: boolean) => void;
}): ReactNode {
  const t = useTranslations("suspects");
  const words = line.words === "" ? t("deliverables") : <UserText>{line.words}</UserText>;
  if (line.confirm.allowed)
    return (
      <Checkbox
        label={words}
        detail={t(`kinds.${line.kind}`)}
        checked={on}
        onChange={(event) => onChoose(event.currentTarget.checked)}
      />
    );
  return (
    <p className="t-14 py-1 pl-6.5">
      {words}
      <span className="t-12 block text-text-3">
        {t(`kinds.${line.kind}`)} · {t(`waits.${line.kind}`)}
      </span>
    </p>
  );
}
