"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { ActProblem } from "@/components/act/act-problem";
import { useAct } from "@/components/act/use-act";
import { useReader } from "@/components/consultation/use-reader";
import { Button } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { FigureInput, TextInput } from "@/components/ui/text-input";
import { Textarea } from "@/components/ui/textarea";
import type { Action } from "@/lib/features/act/view";
import type { BodyPageView } from "@/lib/features/committee/view";
import { formatDay } from "@/lib/text/format";

/** Plans a meeting of a body, or a series by its rhythm; the first day that the notice allows is said. */
export function PlanForm({ view, plan }: { readonly view: BodyPageView; readonly plan: Action }): ReactNode {
  const t = useTranslations("committees.plan");
  const router = useRouter();
  const { reader } = useReader(view.project.timeZone);
  const [kind, setKind] = useState<string>("ORDINARY");
  const [startsAt, setStartsAt] = useState(`${view.earliest.ordinary}T14:00`);
  const [minutes, setMinutes] = useState("90");
  const [times, setTimes] = useState("1");
  const [place, setPlace] = useState("");
  const [reason, setReason] = useState("");
  const [again, setAgain] = useState(
    () => view.meetings.find(({ status }) => status === "ADJOURNED_NO_QUORUM")?.code ?? "",
  );
  const acting = useAct(plan, {
    project: view.project.code,
    subject: { kind: "meeting" },
    onDone: ({ result }) => router.push(`/projects/${view.project.code}/committees/${result.meeting ?? ""}`),
  });
  const errors = acting.problem?.kind === "invalid-input" ? acting.problem.fields : {};
  const extraordinary = kind === "EXTRAORDINARY";
  const adjourned = view.meetings.filter(({ status }) => status === "ADJOURNED_NO_QUORUM");
  const second = kind === "SECOND";
  const earliest = extraordinary ? view.earliest.extraordinary : second ? view.earliest.second : view.earliest.ordinary;
  const submit = (): void => {
    const count = kind === "ORDINARY" ? Number(times) : 1;
    const reconvenes = second ? again : "";
    const where = { startsAt, minutes: Number(minutes), place };
    void acting.run({ committee: view.body.code, kind, ...where, reason, times: count, reconvenes });
  };
  return (
    <form
      className="mt-4 flex max-w-measure flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div className="grid gap-4 md:grid-cols-2">
        <Field label={t("kind")}>
          <Select value={kind} onChange={(event) => setKind(event.currentTarget.value)}>
            <option value="ORDINARY">{t("ordinary")}</option>
            <option value="EXTRAORDINARY">{t("extraordinary")}</option>
            {adjourned.length === 0 ? null : <option value="SECOND">{t("second")}</option>}
          </Select>
        </Field>
        {second ? (
          <Field label={t("again")} hint={t("againHint")} error={errors.reconvenes}>
            <Select value={again} onChange={(event) => setAgain(event.currentTarget.value)}>
              {adjourned.map(({ code }) => (
                <option key={code}>{code}</option>
              ))}
            </Select>
          </Field>
        ) : null}
        <Field
          label={t("startsAt")}
          hint={t("earliest", { on: formatDay(reader.locale, earliest, { width: "long" }) })}
          error={errors.startsAt}
        >
          <TextInput
            type="datetime-local"
            value={startsAt}
            onChange={(event) => setStartsAt(event.currentTarget.value)}
          />
        </Field>
        <Field label={t("minutes")} error={errors.minutes}>
          <FigureInput unit="min" value={minutes} onChange={(event) => setMinutes(event.currentTarget.value)} />
        </Field>
        {kind !== "ORDINARY" || view.body.rhythm === "ON_DEMAND" ? null : (
          <Field label={t("times")} hint={t("timesHint")} error={errors.times}>
            <TextInput inputMode="numeric" value={times} onChange={(event) => setTimes(event.currentTarget.value)} />
          </Field>
        )}
      </div>
      <Field label={t("place")} optional error={errors.place}>
        <TextInput value={place} maxLength={500} onChange={(event) => setPlace(event.currentTarget.value)} />
      </Field>
      {extraordinary ? (
        <Field label={t("reason")} error={errors.reason}>
          <Textarea value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
        </Field>
      ) : null}
      <ActProblem acting={acting} />
      <ButtonRow>
        <Button type="submit" busy={acting.pending}>
          {t("save")}
        </Button>
      </ButtonRow>
    </form>
  );
}
