"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useRef, useState, useTransition } from "react";
import { v7 } from "uuid";
import { FormFault } from "@/components/account/form-fault";
import { WordFields } from "@/components/advice/word-fields";
import { Button } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import { Checkbox } from "@/components/ui/checkbox";
import { Wordmark } from "@/components/ui/mark";
import { SectionHead } from "@/components/ui/section-head";
import type { AdviceWords } from "@/lib/features/advice/schema";
import type { OpinionGiven, RoomView } from "@/lib/features/advice/view-opinion";
import { formatDay } from "@/lib/text/format";

type Props = {
  readonly token: string;
  readonly room: RoomView;
  readonly give: (
    token: string,
    given: AdviceWords & { readonly warns: boolean; readonly commandId: string },
  ) => Promise<OpinionGiven>;
};

const blank: AdviceWords = {
  ...{ object: "", facts: "", options: "", recommended: "" },
  ...{ cost: "", delay: "", quality: "", legal: "", interests: "" },
};

/** The one question of an expert, and the form of their opinion. Nothing else of the project is here. */
export function ExpertRoom({ token, room, give }: Props): ReactNode {
  const t = useTranslations("advice.expert");
  const locale = useLocale();
  const day = formatDay(locale, room.neededBy, { width: "long" });
  return (
    <main id="main" tabIndex={-1} className="mx-auto flex min-h-dvh max-w-measure flex-col gap-10 bg-paper px-4 py-8">
      <Wordmark size={28} />
      <header>
        <h1 className="t-28">{room.question}</h1>
        <p className="t-16 mt-1.5 text-text-2">
          {t("roomLead", { client: room.client, project: room.project, opinion: room.opinion, day })}
        </p>
      </header>
      {room.facts === "" ? null : (
        <section>
          <SectionHead title={t("facts")} />
          <p className="t-16 mt-3 whitespace-pre-line">{room.facts}</p>
        </section>
      )}
      {room.status === "GIVEN" ? <Given /> : <GiveForm token={token} question={room.question} give={give} />}
    </main>
  );
}

function Given(): ReactNode {
  const t = useTranslations("advice.expert");
  return (
    <section role="status">
      <SectionHead title={t("given")} />
      <p className="t-14 mt-3">{t("givenRule")}</p>
    </section>
  );
}

function GiveForm({ token, question, give }: Omit<Props, "room"> & { readonly question: string }): ReactNode {
  const t = useTranslations("advice.expert");
  const router = useRouter();
  const commandId = useRef<string | null>(null);
  const [words, setWords] = useState<AdviceWords>({ ...blank, object: question });
  const [warns, setWarns] = useState(false);
  const [answer, setAnswer] = useState<OpinionGiven | null>(null);
  const [pending, start] = useTransition();
  const submit = (): void =>
    start(async () => {
      commandId.current ??= v7();
      const given = await give(token, { ...words, warns, commandId: commandId.current });
      setAnswer(given);
      if (given.ok) router.refresh();
      else commandId.current = null;
    });
  const wrong = answer !== null && !answer.ok ? answer : null;
  return (
    <section>
      <SectionHead title={t("yours")} remark={t("yoursRemark")} />
      <form
        className="mt-4 flex flex-col gap-6"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <WordFields words={words} errors={wrong?.fields ?? {}} onChange={setWords} />
        <Checkbox label={t("warns")} detail={t("warnsDetail")} checked={warns} onChange={() => setWarns(!warns)} />
        <FormFault text={wrong?.message} />
        <ButtonRow>
          <Button type="submit" variant="main" busy={pending}>
            {t("give")}
          </Button>
        </ButtonRow>
      </form>
    </section>
  );
}
