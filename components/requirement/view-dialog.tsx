"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useState } from "react";
import { ActProblem } from "@/components/act/act-problem";
import { useAct } from "@/components/act/use-act";
import { Button } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { useToast } from "@/components/ui/toast";
import type { Action } from "@/lib/features/act/view";
import { ListShape } from "@/lib/features/requirement/schema-filter";
import type { SavedView } from "@/lib/features/saved-view/view";

type Props = {
  readonly project: string;
  readonly party: string;
  /** What is shown now: what a new view keeps. */
  readonly shape: ListShape;
  /** The view that gets another name; `null` for a new one. */
  readonly view: SavedView | null;
  readonly action: Action;
  readonly onClose: () => void;
};

/** Gives a view its name, and says who finds it. */
export function ViewDialog({ project, party, shape, view, action, onClose }: Props): ReactNode {
  const t = useTranslations("requirementTable.views");
  const cancel = useTranslations("requirements")("cancel");
  const toast = useToast();
  const [name, setName] = useState(view?.name ?? "");
  const [shared, setShared] = useState(view?.shared ?? false);
  const acting = useAct(action, {
    project,
    onDone: () => {
      toast({ text: t("saved", { name: name.trim() }) });
      onClose();
    },
  });
  const fields = acting.problem?.kind === "invalid-input" ? acting.problem.fields : {};
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const said = view === null ? { shape: ListShape.parse(shape) } : { view: view.id };
    void acting.run({ name, shared, ...said });
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t(view === null ? "saveTitle" : "renameTitle")}
      {...(view === null ? { lead: t("saveLead") } : {})}
    >
      <form onSubmit={submit} noValidate className="flex flex-col gap-5">
        <Field label={t("name")} error={fields.name}>
          <TextInput value={name} maxLength={60} onChange={({ currentTarget }) => setName(currentTarget.value)} />
        </Field>
        <Checkbox
          label={t("share", { party })}
          detail={t("shareDetail")}
          checked={shared}
          onChange={({ currentTarget }) => setShared(currentTarget.checked)}
        />
        <ActProblem acting={acting} />
        <ButtonRow end>
          <Button variant="quiet" onClick={onClose}>
            {cancel}
          </Button>
          <Button type="submit" variant="main" busy={acting.pending}>
            {t("saveIt")}
          </Button>
        </ButtonRow>
      </form>
    </Dialog>
  );
}
