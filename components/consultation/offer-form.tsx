"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { ActProblem } from "@/components/act/act-problem";
import { useAct } from "@/components/act/use-act";
import { CentsField, RecurringFields, useTaxSource } from "@/components/change-request/price-fields";
import { useReader } from "@/components/consultation/use-reader";
import { Button } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { FilePicker } from "@/components/ui/file-picker";
import { FigureInput } from "@/components/ui/text-input";
import { Textarea } from "@/components/ui/textarea";
import { useToast } from "@/components/ui/toast";
import { type RecurringAmount, totalCents } from "@/lib/domain/change-price";
import { MOST_OFFER_BYTES, MOST_OFFER_FILES } from "@/lib/domain/offer";
import type { Action } from "@/lib/features/act/view";
import type { CandidateConsultationView } from "@/lib/features/consultation/view";
import { formatBytes } from "@/lib/text/format";

/** The bytes of a file as an offer carries them. */
async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += 32_768)
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + 32_768)));
  return btoa(pieces.join(""));
}

/** So that nothing can be guessed from the digest of what is sent. */
function drawBlind(): string {
  return [...crypto.getRandomValues(new Uint8Array(32))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The form of an offer: price, words, files. What is sent is sealed at once; nobody reads it before the opening. */
export function OfferForm({
  view,
  deposit,
}: {
  readonly view: CandidateConsultationView;
  readonly deposit: Action;
}): ReactNode {
  const t = useTranslations("consultations.offer");
  const { reader, money } = useReader(view.timeZone);
  const say = useToast();
  const [oneOffCents, setOneOff] = useState(0);
  const [recurring, setRecurring] = useState<readonly RecurringAmount[]>([]);
  const [tax, setTax] = useState("20");
  const [reverseCharge, setReverse] = useState(false);
  const [text, setText] = useState("");
  const [files, setFiles] = useState<readonly File[]>([]);
  const acting = useAct(deposit, { onDone: () => say({ text: t("sealed"), act: true }) });
  const errors = acting.problem?.kind === "invalid-input" ? acting.problem.fields : {};
  const size = files.reduce((sum, file) => sum + file.size, 0);
  const taxBasisPoints = Math.round(Number(tax.replace(",", ".")) * 100);
  const taxSource = useTaxSource();
  const cents = totalCents({ oneOffCents, recurring: [...recurring] });
  const total = Number.isSafeInteger(cents) ? money(cents, view.currency) : "";
  const submit = async (): Promise<void> => {
    const sent = await Promise.all(files.map(async (file) => ({ name: file.name, base64: await base64Of(file) })));
    const price = { oneOffCents, recurring, taxBasisPoints, reverseCharge };
    await acting.run({ consultationId: view.consultationId, price, text, files: sent, blind: drawBlind() });
  };
  return (
    <form
      className="flex max-w-measure flex-col gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <p className="t-13 text-text-2">{t("formLead")}</p>
      <CentsField
        label={t("oneOff")}
        hint={t("oneOffHint")}
        currency={view.currency}
        cents={oneOffCents}
        onChange={setOneOff}
        error={errors["price.oneOffCents"]}
      />
      <RecurringFields currency={view.currency} amounts={recurring} onChange={setRecurring} />
      <p className="t-14 font-medium" aria-live="polite">
        {t("total", { amount: total })}
      </p>
      <div className="grid items-start gap-4 md:grid-cols-2">
        <Field label={t("tax")} hint={taxSource(taxBasisPoints)} error={errors["price.taxBasisPoints"]}>
          <FigureInput unit="%" value={tax} onChange={(event) => setTax(event.currentTarget.value)} />
        </Field>
        <div className="md:pt-8">
          <Checkbox label={t("reverseCharge")} checked={reverseCharge} onChange={() => setReverse(!reverseCharge)} />
        </div>
      </div>
      <Field label={t("words")} hint={t("wordsHint")} error={errors.text}>
        <Textarea record rows={8} value={text} onChange={(event) => setText(event.currentTarget.value)} />
      </Field>
      <Field
        label={t("files")}
        hint={t("filesHint", { files: MOST_OFFER_FILES })}
        error={
          size > MOST_OFFER_BYTES
            ? t("tooLarge")
            : Object.entries(errors).find(([path]) => path.startsWith("files"))?.[1]
        }
      >
        <FilePicker
          items={files.map((file) => ({
            key: file.name,
            name: file.name,
            detail: formatBytes(reader.locale, file.size),
          }))}
          onFiles={(chosen) => setFiles([...files, ...chosen].slice(0, MOST_OFFER_FILES))}
          onRemove={(key) => setFiles(files.filter(({ name }) => name !== key))}
        />
      </Field>
      <ActProblem acting={acting} />
      <ButtonRow>
        <Button type="submit" variant="main" busy={acting.pending}>
          {view.offer === null ? t("deposit") : t("replace")}
        </Button>
      </ButtonRow>
    </form>
  );
}
