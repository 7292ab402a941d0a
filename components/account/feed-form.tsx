"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useEffect, useState, useTransition } from "react";
import { v7 } from "uuid";
import { SecretShown } from "@/components/account/secret-shown";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { FeedTerms } from "@/lib/features/feed/schema";
import type { FeedAnswer } from "@/lib/features/feed/view";

type Props = {
  readonly projects: readonly { readonly code: string; readonly name: string }[];
  /** Zones to choose from, beside that of the device. */
  readonly zones: readonly string[];
  readonly create: (typed: { readonly commandId: string; readonly terms: FeedTerms }) => Promise<FeedAnswer>;
};
type Fault = Extract<FeedAnswer, { ok: false }>["problem"]["kind"];

/** Makes a calendar feed: what it shows, and by which clock. Its address is shown once. */
export function FeedForm({ projects, zones, create }: Props): ReactNode {
  const t = useTranslations("feeds");
  const [project, setProject] = useState<string | null>(null);
  const [timeZone, setTimeZone] = useState(zones[0] ?? "UTC");
  const [address, setAddress] = useState<string | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const [pending, start] = useTransition();
  // The server does not know where the device is.
  useEffect(() => setTimeZone(new Intl.DateTimeFormat().resolvedOptions().timeZone), []);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    start(async () => {
      const answer = await create({ commandId: v7(), terms: { project, timeZone } });
      setFault(answer.ok ? null : answer.problem.kind);
      if (answer.ok) setAddress(answer.address);
    });
  };
  if (address !== null) {
    const words = {
      shownOnce: t("shownOnce"),
      label: t("address"),
      copy: t("copy"),
      copied: t("copied"),
      kept: t("kept"),
    };
    return (
      <SecretShown secret={address} words={words} hint={t("todoHint")} onClose={() => setAddress(null)}>
        <ul className="t-13 max-w-[62ch] text-text-2">
          <li>{t("google")}</li>
          <li>{t("thunderbird")}</li>
        </ul>
      </SecretShown>
    );
  }
  return (
    <form onSubmit={submit} noValidate className="flex max-w-120 flex-col gap-5">
      <Field label={t("project")} error={fault === null ? undefined : t(`faults.${fault}`)}>
        <Select value={project ?? ""} onChange={(event) => setProject(event.currentTarget.value || null)}>
          <option value="">{t("everyProject")}</option>
          {projects.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t("timeZone")} hint={t("timeZoneHint")}>
        <Select value={timeZone} onChange={(event) => setTimeZone(event.currentTarget.value)}>
          {[...new Set([timeZone, ...zones])].toSorted().map((zone) => (
            <option key={zone} value={zone}>
              {zone}
            </option>
          ))}
        </Select>
      </Field>
      <div>
        <Button type="submit" busy={pending}>
          {t("create")}
        </Button>
      </div>
    </form>
  );
}
