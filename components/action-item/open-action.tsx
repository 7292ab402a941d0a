"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useState } from "react";
import { ActProblem } from "@/components/act/act-problem";
import { useAct } from "@/components/act/use-act";
import { Button } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { Textarea } from "@/components/ui/textarea";
import type { Action } from "@/lib/features/act/view";
import type { ActionRoomView } from "@/lib/features/action-item/view";

type Props = { readonly view: Pick<ActionRoomView, "project" | "owners" | "me" | "today">; readonly open: Action };

/** Gives an action to somebody, with its day. */
export function OpenAction({ view, open }: Props): ReactNode {
  const t = useTranslations("actions.form");
  const router = useRouter();
  const project = view.project.code;
  const nothing = { title: "", detail: "", ownerId: view.me, dueOn: view.today };
  const [shown, setShown] = useState(false);
  const [said, setSaid] = useState(nothing);
  const acting = useAct(open, {
    project,
    subject: { kind: "action" },
    onDone: ({ result }) => router.push(`/projects/${project}/actions/${result.action ?? ""}`),
  });
  const errors = acting.problem?.kind === "invalid-input" ? acting.problem.fields : {};
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void acting.run({ ...said, meeting: null, pointId: null, decision: null });
  };
  return (
    <>
      <Button variant="main" onClick={() => setShown(true)}>
        {t("open")}
      </Button>
      <Dialog open={shown} onOpenChange={setShown} title={t("open")} lead={t("lead")}>
        <form onSubmit={submit} noValidate className="flex flex-col gap-5">
          <Field label={t("title")} error={errors.title}>
            <TextInput
              maxLength={200}
              value={said.title}
              onChange={(event) => setSaid({ ...said, title: event.currentTarget.value })}
            />
          </Field>
          <Field label={t("detail")} optional error={errors.detail}>
            <Textarea
              rows={3}
              maxLength={10_000}
              value={said.detail}
              onChange={(event) => setSaid({ ...said, detail: event.currentTarget.value })}
            />
          </Field>
          <Field label={t("owner")} error={errors.ownerId}>
            <Select value={said.ownerId} onChange={(event) => setSaid({ ...said, ownerId: event.currentTarget.value })}>
              {view.owners.map((one) => (
                <option key={one.id} value={one.id}>
                  {`${one.name} · ${one.party}`}
                </option>
              ))}
            </Select>
          </Field>
          <Field label={t("dueOn")} error={errors.dueOn}>
            <TextInput
              type="date"
              min={view.today}
              value={said.dueOn}
              onChange={(event) => setSaid({ ...said, dueOn: event.currentTarget.value })}
            />
          </Field>
          <ActProblem acting={acting} />
          <ButtonRow end>
            <Button variant="quiet" onClick={() => setShown(false)}>
              {t("leave")}
            </Button>
            <Button type="submit" variant="main" busy={acting.pending}>
              {t("save")}
            </Button>
          </ButtonRow>
        </form>
      </Dialog>
    </>
  );
}
