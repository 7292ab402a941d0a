"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Part } from "@/components/parts/part";
import { useSampleArticle } from "@/components/parts/use-sample-article";
import { ArticleCode } from "@/components/ui/article-code";
import { BlockedAct } from "@/components/ui/blocked-act";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { ChoiceGroup } from "@/components/ui/choice-group";
import { Field } from "@/components/ui/field";
import { type FileItem, FilePicker } from "@/components/ui/file-picker";
import { CodeInput, PasswordInput } from "@/components/ui/identity-fields";
import { LockedText } from "@/components/ui/locked-text";
import { Select } from "@/components/ui/select";
import { DateInput, FigureInput, TextInput } from "@/components/ui/text-input";
import { Textarea } from "@/components/ui/textarea";

/** Buttons and fields. */
export function FormParts(): ReactNode {
  const t = useTranslations("ui.parts");
  const article = useSampleArticle();
  const [choice, setChoice] = useState("reserves");
  const [code, setCode] = useState("41820");
  const [busy, setBusy] = useState(false);
  const files: readonly FileItem[] = [
    { key: "a", name: "rapport-de-tests.pdf", detail: t("fileDone") },
    { key: "b", name: "captures.zip", detail: t("fileSending"), share: 0.62 },
  ];
  return (
    <>
      <Part title={t("buttons")} note={t("buttonsNote")}>
        <div className="flex flex-wrap items-center gap-4">
          <Button variant="main" kbd="↵">
            {t("readAndSign")}
          </Button>
          <Button>{t("study")}</Button>
          <Button variant="quiet">{t("close")}</Button>
          <Button icon={<Plus aria-hidden size={16} strokeWidth={1.6} />}>{t("requirement")}</Button>
          <Button busy={busy} onClick={() => setBusy(true)}>
            {t("busy")}
          </Button>
          <Button size="sm">{t("small")}</Button>
          <Button variant="main" size="lg" final>
            {t("signWithReserves")}
          </Button>
        </div>
        <div className="mt-4">
          <BlockedAct reason={t("blockedReason")} code="CR-11">
            {t("acceptPlain")}
          </BlockedAct>
        </div>
      </Part>
      <Part title={t("fields")} note={t("fieldsNote")}>
        <div className="grid items-start gap-x-6 gap-y-5 md:grid-cols-3">
          <Field label={t("reserveTerm")} hint={t("reserveTermHint")}>
            <DateInput defaultValue="2026-12-02" />
          </Field>
          <Field label={t("adjournReason")} error={t("adjournError")}>
            <TextInput defaultValue={t("adjournValue")} />
          </Field>
          <Field label={t("statement")} locked>
            <LockedText>{t("statementText")}</LockedText>
          </Field>
          <Field label={t("priority")}>
            <Select defaultValue="must">
              <option value="must">{t("must")}</option>
              <option value="should">{t("should")}</option>
            </Select>
          </Field>
          <Field label={t("amount")}>
            <FigureInput unit="€ HT" defaultValue="18 400,00" />
          </Field>
          <Field label={t("remark")} optional>
            <Textarea defaultValue={t("remarkText")} />
          </Field>
          <Field label={t("password")}>
            <PasswordInput defaultValue="correct horse" />
          </Field>
          <Field label={t("code")}>
            <CodeInput value={code} onChange={setCode} />
          </Field>
          <Checkbox label={t("checkbox")} detail={t("checkboxDetail")} defaultChecked />
        </div>
        <div className="mt-6 max-w-184">
          <ChoiceGroup
            name="decision"
            legend={t("decision")}
            value={choice}
            onChange={setChoice}
            choices={[
              {
                value: "plain",
                label: t("acceptPlain"),
                detail: t("acceptPlainDetail"),
                closed: {
                  reason: (
                    <>
                      {t("blockedReason")} <ArticleCode article={article} />
                    </>
                  ),
                },
              },
              { value: "reserves", label: t("acceptReserves"), detail: t("acceptReservesDetail") },
              { value: "adjourn", label: t("adjourn"), detail: t("adjournDetail") },
            ]}
          />
        </div>
        <div className="mt-6 max-w-184">
          <Field label={t("evidence")} hint={t("evidenceHint")}>
            <FilePicker items={files} onFiles={() => undefined} onRemove={() => undefined} />
          </Field>
        </div>
      </Part>
    </>
  );
}
