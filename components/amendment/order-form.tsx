"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useState, useTransition } from "react";
import { ActProblem } from "@/components/act/act-problem";
import { useAct } from "@/components/act/use-act";
import type { Text } from "@/components/amendment/order-criteria";
import { OrderMilestones } from "@/components/amendment/order-milestones";
import { OrderRequirement } from "@/components/amendment/order-requirement";
import { Button } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import { Field } from "@/components/ui/field";
import { SectionHead } from "@/components/ui/section-head";
import { TextInput } from "@/components/ui/text-input";
import type { Action } from "@/lib/features/act/view";
import type { DraftAmendmentInput, RequirementChangeInput } from "@/lib/features/amendment/schema";
import type { OrderPageView } from "@/lib/features/amendment/view";

/** Reads the text in force of a requirement, to be changed. */
export type ReadInForce = (project: string, requirement: string) => Promise<Text | null>;

type Props = { readonly view: OrderPageView; readonly action: Action; readonly readInForce: ReadInForce };

const blank: Text = {
  ...{ title: "", statement: "", kind: "FUNCTIONAL", priority: "MUST", source: "", rationale: "" },
  ...{ verificationMethod: "TEST", criteria: [] },
};

/** The draft of an order: the texts that it adds, replaces or removes, and the milestones that it moves or re-opens. */
export function OrderForm({ view, action, readInForce }: Props): ReactNode {
  const t = useTranslations("amendments");
  const { project, change } = view;
  const subject = { kind: "change-request", code: change.code } as const;
  const acting = useAct(action, { project: project.code, subject });
  const [draft, setDraft] = useState<DraftAmendmentInput>(view.draft);
  // Lines have no number of their own before they are saved: each keeps the one under which it was added.
  const [keys, setKeys] = useState(() => view.draft.requirements.map((_, index) => index));
  const write = (requirements: readonly RequirementChangeInput[]): void =>
    setDraft({ ...draft, requirements: [...requirements] });
  const add = (one: RequirementChangeInput): void => {
    setKeys([...keys, (keys.at(-1) ?? 0) + 1]);
    write([...draft.requirements, one]);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void acting.run(draft);
  };
  const fields = acting.problem?.kind === "invalid-input" ? acting.problem.fields : {};
  return (
    <form onSubmit={submit} className="flex flex-col gap-9">
      <section>
        <SectionHead title={t("requirements")} />
        {draft.requirements.length === 0 ? <p className="t-13 mt-3 text-text-2">{t("noRequirement")}</p> : null}
        <ol>
          {draft.requirements.map((one, index) => (
            <OrderRequirement
              key={keys[index]}
              change={one}
              milestones={view.milestones}
              errorOf={(field) => fields[`requirements.${index}.${field}`]}
              onChange={(next) => write(draft.requirements.map((old, at) => (at === index ? next : old)))}
              onDrop={() => {
                setKeys(keys.filter((_, at) => at !== index));
                write(draft.requirements.filter((_, at) => at !== index));
              }}
            />
          ))}
        </ol>
        <ChooseRequirement project={project.code} readInForce={readInForce} onChoose={add} />
        <Button
          className="mt-4"
          icon={<Plus aria-hidden size={16} strokeWidth={1.6} />}
          onClick={() => add({ kind: "ADD", requirement: "", chapter: "", milestone: "", content: blank })}
        >
          {t("addRequirement")}
        </Button>
      </section>
      <OrderMilestones
        view={view}
        changes={draft.milestones}
        onChange={(milestones) => setDraft({ ...draft, milestones: [...milestones] })}
      />
      <ActProblem acting={acting} />
      <ButtonRow>
        <Button type="submit" variant="main" busy={acting.pending}>
          {t("save")}
        </Button>
      </ButtonRow>
    </form>
  );
}

type ChooseProps = {
  readonly project: string;
  readonly readInForce: ReadInForce;
  readonly onChoose: (one: RequirementChangeInput) => void;
};

/** Names a requirement in force by its number: its present text is taken over to be changed, or it leaves the scope. */
function ChooseRequirement({ project, readInForce, onChoose }: ChooseProps): ReactNode {
  const t = useTranslations("amendments");
  const [code, setCode] = useState("");
  const [unknown, setUnknown] = useState(false);
  const [pending, start] = useTransition();
  const requirement = code.trim().toUpperCase();
  const choose = (kind: "MODIFY" | "REMOVE"): void =>
    start(async () => {
      const content = await readInForce(project, requirement).catch(() => null);
      setUnknown(content === null);
      if (content === null) return;
      onChoose(kind === "REMOVE" ? { kind, requirement } : { kind, requirement, content });
      setCode("");
    });
  return (
    <div className="mt-5 flex flex-wrap items-end gap-3">
      <div className="w-64 max-md:w-full">
        <Field label={t("choose")} hint={t("chooseHint")} error={unknown ? t("unknown") : undefined}>
          <TextInput value={code} placeholder="EX-001" onChange={(event) => setCode(event.currentTarget.value)} />
        </Field>
      </div>
      <Button busy={pending} onClick={() => choose("MODIFY")}>
        {t("changeRequirement")}
      </Button>
      <Button busy={pending} onClick={() => choose("REMOVE")}>
        {t("removeRequirement")}
      </Button>
    </div>
  );
}
