"use client";

import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { usePersonName } from "@/components/account/person-name";
import { ClosedAct } from "@/components/act/act-button";
import { ActProblem } from "@/components/act/act-problem";
import { useAct } from "@/components/act/use-act";
import { Button } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import { Empty } from "@/components/ui/empty";
import { Field } from "@/components/ui/field";
import { SectionHead } from "@/components/ui/section-head";
import { Textarea } from "@/components/ui/textarea";
import { useToast } from "@/components/ui/toast";
import { UserText } from "@/components/ui/typeset";
import type { AbilityView, Action } from "@/lib/features/act/view";
import type { ExclusionView } from "@/lib/features/exclusion/view";
import { instant } from "@/lib/kernel/instant";
import { formatDate } from "@/lib/text/format";

type Props = {
  readonly project: string;
  readonly timeZone: string;
  readonly exclusions: ExclusionView;
  readonly ability: AbilityView;
  readonly action: Action;
};

/** What the project leaves out (CR-10): read by all before the signature, written by the client. */
export function ExclusionSection({ project, timeZone, exclusions, ability, action }: Props): ReactNode {
  const t = useTranslations("quality.exclusions");
  const nameOf = usePersonName();
  const locale = useLocale();
  const [open, setOpen] = useState(false);
  const { text, said, baseline } = exclusions;
  const remark =
    said !== null
      ? t("said", {
          date: formatDate({ locale, timeZone }, instant(said.at), { weekday: false }),
          name: nameOf(said.by),
        })
      : baseline !== null
        ? t("signed", { number: baseline })
        : undefined;
  const revise = <Button onClick={() => setOpen(true)}>{t(text === "" ? "say" : "revise")}</Button>;
  const act = ability.allowed ? revise : <ClosedAct refusal={ability.refusal}>{t("say")}</ClosedAct>;
  return (
    <section id="exclusions" className="scroll-mt-28">
      <SectionHead title={t("title")} remark={remark} />
      {open ? (
        <ExclusionForm project={project} exclusions={exclusions} action={action} onClose={() => setOpen(false)} />
      ) : text === "" ? (
        <Empty fact={t("none")} rule={t("rule")} act={act} />
      ) : (
        <div className="flex items-start justify-between gap-6 py-3 max-md:flex-col max-md:items-stretch max-md:gap-3">
          <p className="t-14 max-w-measure wrap-anywhere whitespace-pre-line">
            <UserText>{text}</UserText>
          </p>
          <div className="flex shrink-0 flex-col">{act}</div>
        </div>
      )}
    </section>
  );
}

type FormProps = Pick<Props, "project" | "exclusions" | "action"> & { readonly onClose: () => void };

function ExclusionForm({ project, exclusions, action, onClose }: FormProps): ReactNode {
  const t = useTranslations("quality.exclusions");
  const toast = useToast();
  const [text, setText] = useState(exclusions.text);
  const [tried, setTried] = useState(false);
  const acting = useAct(action, {
    project,
    onDone: () => {
      toast({ text: t("saved"), act: true });
      onClose();
    },
  });
  const save = (words: string): void => {
    setTried(true);
    setText(words);
    if (words.trim() !== "") void acting.run({ text: words, version: exclusions.version });
  };
  return (
    <form
      noValidate
      className="mt-4 flex max-w-measure flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        save(text);
      }}
    >
      <Field label={t("label")} hint={t("hint")} error={tried && text.trim() === "" ? t("missing") : undefined}>
        <Textarea
          autoFocus
          rows={5}
          value={text}
          maxLength={10_000}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </Field>
      <ActProblem acting={acting} />
      <ButtonRow>
        <Button type="submit" variant="main" busy={acting.pending}>
          {t("save")}
        </Button>
        <Button busy={acting.pending} onClick={() => save(t("noneWord"))}>
          {t("sayNone")}
        </Button>
        <Button variant="quiet" onClick={onClose}>
          {t("cancel")}
        </Button>
      </ButtonRow>
    </form>
  );
}
