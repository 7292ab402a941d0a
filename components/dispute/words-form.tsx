"use client";

import { type ReactNode, useState } from "react";
import { ActProblem } from "@/components/act/act-problem";
import { useAct } from "@/components/act/use-act";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import type { Action, RefusedSubject } from "@/lib/features/act/view";

type Props = {
  readonly action: Action;
  readonly project: string;
  readonly subject: RefusedSubject;
  readonly label: string;
  readonly hint?: string;
  readonly button: string;
  readonly required?: boolean;
  /** What is sent with the words. */
  readonly input: (text: string) => object;
};

/** Words, and one press that says them: a position, a reason, a disclosure. */
export function WordsForm({ action, project, subject, label, hint, button, required = true, input }: Props): ReactNode {
  const [text, setText] = useState("");
  const acting = useAct(action, { project, subject, onDone: () => setText("") });
  const errors = acting.problem?.kind === "invalid-input" ? Object.values(acting.problem.fields) : [];
  return (
    <form
      className="flex max-w-measure flex-col items-start gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void acting.run(input(text));
      }}
    >
      <div className="w-full">
        <Field label={label} hint={hint} error={errors[0]}>
          <Textarea value={text} required={required} onChange={(event) => setText(event.currentTarget.value)} />
        </Field>
      </div>
      <ActProblem acting={acting} />
      <Button type="submit" busy={acting.pending}>
        {button}
      </Button>
    </form>
  );
}
