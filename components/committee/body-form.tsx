"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { ActProblem } from "@/components/act/act-problem";
import { useAct } from "@/components/act/use-act";
import { Button } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { BodyKind, Rhythm, SeatVoice } from "@/lib/domain/committee";
import type { Action } from "@/lib/features/act/view";
import type { BodyView, PersonView } from "@/lib/features/committee/view";

type Props = {
  readonly project: string;
  readonly people: readonly PersonView[];
  /** The body that is composed anew; a new one without it. */
  readonly body?: BodyView;
  readonly save: Action;
};

/** Forms a body, or composes it anew: what it is called, how often it meets, and each person's voice. */
export function BodyForm({ project, people, body, save }: Props): ReactNode {
  const t = useTranslations("committees.form");
  const router = useRouter();
  const [kind, setKind] = useState<string>(body?.kind ?? "STEERING");
  const [title, setTitle] = useState(body?.title ?? "");
  const [rhythm, setRhythm] = useState<string>(body?.rhythm ?? "MONTHLY");
  const [voices, setVoices] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries((body?.seats ?? []).map((seat) => [seat.memberId, seat.voice])),
  );
  const acting = useAct(save, {
    project,
    onDone: ({ result }) => router.push(`/projects/${project}/committees/bodies/${result.committee ?? ""}`),
  });
  const errors = acting.problem?.kind === "invalid-input" ? acting.problem.fields : {};
  const submit = (): void => {
    const seats = people.flatMap(({ memberId }) => {
      const voice = voices[memberId] ?? "";
      return voice === "" ? [] : [{ memberId, voice }];
    });
    void acting.run({ ...(body === undefined ? { kind } : { committee: body.code }), title, rhythm, seats });
  };
  return (
    <form
      className="flex max-w-measure flex-col gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {body === undefined ? (
        <Field label={t("kind")}>
          <Select value={kind} onChange={(event) => setKind(event.currentTarget.value)}>
            {BodyKind.options.map((option) => (
              <option key={option} value={option}>
                {t("kindOf", { kind: option })}
              </option>
            ))}
          </Select>
        </Field>
      ) : null}
      <Field label={t("title")} error={errors.title}>
        <TextInput value={title} maxLength={200} onChange={(event) => setTitle(event.currentTarget.value)} />
      </Field>
      <Field label={t("rhythm")}>
        <Select value={rhythm} onChange={(event) => setRhythm(event.currentTarget.value)}>
          {Rhythm.options.map((option) => (
            <option key={option} value={option}>
              {t("rhythmOf", { rhythm: option })}
            </option>
          ))}
        </Select>
      </Field>
      <fieldset className="flex flex-col gap-3">
        <legend className="t-13 mb-1.5 font-medium">{t("seats")}</legend>
        <p className="t-12 text-text-3">{t("seatsHint")}</p>
        {people.map((person) => (
          <Field key={person.memberId} label={`${person.name}, ${person.party.name}`}>
            <Select
              value={voices[person.memberId] ?? ""}
              onChange={(event) => setVoices({ ...voices, [person.memberId]: event.currentTarget.value })}
            >
              <option value="">{t("noSeat")}</option>
              {SeatVoice.options.map((voice) => (
                <option key={voice} value={voice}>
                  {t("voiceOf", { voice })}
                </option>
              ))}
            </Select>
          </Field>
        ))}
      </fieldset>
      <ActProblem acting={acting} />
      <ButtonRow>
        <Button type="submit" variant="main" busy={acting.pending}>
          {body === undefined ? t("create") : t("save")}
        </Button>
      </ButtonRow>
    </form>
  );
}
