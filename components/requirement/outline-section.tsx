"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { ClosedAct } from "@/components/act/act-button";
import { ActProblem } from "@/components/act/act-problem";
import { useAct } from "@/components/act/use-act";
import { Button } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import { Checkbox } from "@/components/ui/checkbox";
import { SectionHead } from "@/components/ui/section-head";
import type { OutlineCode } from "@/lib/domain/outline";
import type { AbilityView, Action } from "@/lib/features/act/view";
import type { ChapterView, QualityView } from "@/lib/features/requirement/view-quality";

type Props = {
  readonly project: string;
  readonly outline: QualityView["outline"];
  readonly ability: AbilityView;
  readonly action: Action;
};

const groups = ["C", "M", "F", "T", "L", "P"] as const;

/** The outline of a web specification: a question for each chapter, and drafts of those that are chosen, in one act. */
export function OutlineSection({ project, outline, ability, action }: Props): ReactNode {
  const t = useTranslations("quality.outline");
  const router = useRouter();
  const empty = outline.chapters.filter(({ count }) => count === 0).map(({ code }) => code);
  const [chosen, setChosen] = useState<readonly OutlineCode[]>([]);
  const [tried, setTried] = useState(false);
  const acting = useAct(action, {
    project,
    onDone: () => {
      setChosen([]);
      router.push(`/projects/${project}/requirements?status=DRAFT`);
    },
  });
  const toggle = (code: OutlineCode): void =>
    setChosen(chosen.includes(code) ? chosen.filter((one) => one !== code) : [...chosen, code]);
  return (
    <section id="outline" className="scroll-mt-28">
      <SectionHead title={t("title")} />
      <p className="t-13 mt-2.5 max-w-[62ch] text-text-2">{t("lead")}</p>
      {groups.map((group) => (
        <fieldset key={group} className="mt-6">
          <legend className="t-13 font-semibold">{t(`groups.${group}`)}</legend>
          <ul className="mt-1 grid gap-x-10 lg:grid-cols-2">
            {outline.chapters
              .filter(({ code }) => code.startsWith(group))
              .map((chapter) => (
                <li key={chapter.code} className="border-b py-1.5">
                  <Checkbox
                    checked={chosen.includes(chapter.code)}
                    onChange={() => toggle(chapter.code)}
                    label={<ChapterName chapter={chapter} />}
                    detail={t(`question.${chapter.code}`)}
                  />
                </li>
              ))}
          </ul>
        </fieldset>
      ))}
      <div className="mt-6 flex flex-col gap-3">
        <ButtonRow>
          {ability.allowed ? (
            <Button
              busy={acting.pending}
              onClick={() => {
                setTried(true);
                if (chosen.length > 0) void acting.run({ chapters: chosen });
              }}
            >
              {t("create", { count: chosen.length })}
            </Button>
          ) : (
            <ClosedAct refusal={ability.refusal}>{t("create", { count: 0 })}</ClosedAct>
          )}
          <Button variant="quiet" onClick={() => setChosen(chosen.length === 0 ? empty : [])}>
            {t(chosen.length === 0 ? "all" : "noneChosen")}
          </Button>
        </ButtonRow>
        <p role="status" className="t-12 text-text-2">
          {tried && chosen.length === 0 ? t("choose") : null}
        </p>
        <ActProblem acting={acting} />
      </div>
    </section>
  );
}

function ChapterName({ chapter: { code, count } }: { readonly chapter: ChapterView }): ReactNode {
  const t = useTranslations("quality.outline");
  return (
    <>
      <span className="code-word text-text-2">{code}</span> {t(`name.${code}`)}
      {count === 0 ? null : <span className="t-12 text-text-3"> {t("filled", { count })}</span>}
    </>
  );
}
