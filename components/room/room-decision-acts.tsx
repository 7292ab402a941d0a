"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { RoomAct } from "@/components/room/room-act";
import { usePeople, useRoom } from "@/components/room/room-context";
import { useGaps } from "@/components/room/use-gaps";
import { useKept } from "@/components/room/use-kept";
import { Button } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { Ballot } from "@/lib/domain/tally";
import type { RoomDecision } from "@/lib/features/room/view-live";

/** One's own voice, and what whoever presides pronounces. A button is there for whom the rules allow it now; the rest is told. */
export function DecisionActs({ decision }: { readonly decision: RoomDecision }): ReactNode {
  const { page } = useRoom();
  const may = (who: readonly string[]): boolean => who.includes(page.me);
  return (
    <div className="flex flex-col gap-4 border-line-2 border-t p-5 max-md:p-4">
      {may(decision.mayVote) ? <OwnVoice decision={decision} /> : null}
      <Needs decision={decision} />
      {may(decision.mayAdopt) || may(decision.mayReject) || may(decision.mayPostpone) ? (
        <Pronounce decision={decision} />
      ) : null}
    </div>
  );
}

function OwnVoice({ decision }: { readonly decision: RoomDecision }): ReactNode {
  const t = useTranslations("room.decision");
  const { acts } = useRoom();
  const { fields, set, drop } = useKept(`vote:${decision.code}`, { reason: "" });
  const reason = fields.reason ?? "";
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="t-13 mb-2 font-semibold">{t("yourVoice")}</legend>
      <Field label={t("whyOptional")} optional>
        <TextInput value={reason} maxLength={4000} onChange={(event) => set({ reason: event.currentTarget.value })} />
      </Field>
      <ButtonRow>
        {Ballot.options.map((ballot) => (
          <RoomAct key={ballot} action={acts.vote} input={{ decision: decision.code, ballot, reason }} onDone={drop}>
            {t("cast", { ballot })}
          </RoomAct>
        ))}
      </ButtonRow>
    </fieldset>
  );
}

/** What an adoption still waits for, in words. */
function Needs({ decision }: { readonly decision: RoomDecision }): ReactNode {
  const t = useTranslations("room.decision");
  const { room } = useRoom();
  const gaps = useGaps();
  const point = room.points.find(({ id }) => id === decision.pointId);
  const missing = point === undefined ? [] : gaps(point.quorum.missing);
  const waiting = decision.voters.filter((seat) => !decision.votes.some((vote) => vote.seat === seat)).length;
  const said = [
    ...missing,
    ...(decision.grounds === "" ? [t("noGrounds")] : []),
    ...(decision.tally.result === "CARRIED" ? [] : [t("result", { result: decision.tally.result })]),
    ...(waiting === 0 ? [] : [t("waiting", { waiting })]),
  ];
  return (
    <ul className="t-13 flex flex-col gap-1 text-text-2" aria-label={t("needs")}>
      {said.map((one) => (
        <li key={one}>{one}</li>
      ))}
    </ul>
  );
}

function Pronounce({ decision }: { readonly decision: RoomDecision }): ReactNode {
  const t = useTranslations("room.decision");
  const { page, acts } = useRoom();
  const [postponing, setPostponing] = useState(false);
  const { fields, set, drop } = useKept(`postpone:${decision.code}`, { reason: "" });
  const { name } = usePeople();
  const input = { decision: decision.code };
  const { awaited: without } = decision;
  const voices = without.length;
  return (
    <>
      {voices === 0 ? null : <p className="t-13">{t("unheard", { names: without.map(name).join(", ") })}</p>}
      <ButtonRow>
        {decision.mayAdopt.includes(page.me) ? (
          <RoomAct action={acts.adopt} input={{ ...input, without }} variant="main" size="lg" final>
            {voices === 0 ? t("adopt") : t("adoptWithout", { voices })}
          </RoomAct>
        ) : null}
        {decision.mayReject.includes(page.me) ? (
          <RoomAct action={acts.reject} input={{ ...input, without }} size="lg">
            {voices === 0 ? t("reject") : t("rejectWithout", { voices })}
          </RoomAct>
        ) : null}
        {decision.mayPostpone.includes(page.me) ? (
          <Button size="lg" aria-expanded={postponing} onClick={() => setPostponing(!postponing)}>
            {t("postpone")}
          </Button>
        ) : null}
      </ButtonRow>
      {postponing ? (
        <div className="flex flex-col gap-3">
          <Field label={t("postponeWhy")}>
            <TextInput value={fields.reason ?? ""} onChange={(event) => set({ reason: event.currentTarget.value })} />
          </Field>
          <ButtonRow>
            <RoomAct action={acts.postpone} input={{ ...input, reason: fields.reason ?? "" }} onDone={drop}>
              {t("postponeNow")}
            </RoomAct>
          </ButtonRow>
        </div>
      ) : null}
      <p className="t-12 max-w-[62ch] text-text-3">{t("final")}</p>
    </>
  );
}
