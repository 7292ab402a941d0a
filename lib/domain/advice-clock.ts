import { type ClockEffect, close, type Matter } from "@/lib/domain/clock-effect";
import type { Event } from "@/lib/domain/event";

function adviceOf(of: { readonly adviceId: string; readonly advice: string }): Matter {
  return { kind: "ADVICE", id: of.adviceId, code: of.advice, milestoneId: null };
}

function riskOf(of: { readonly riskId: string; readonly risk: string }): Matter {
  return { kind: "RISK", id: of.riskId, code: of.risk, milestoneId: null };
}

type Watch = Extract<Event, { type: "RiskReviewed" }>["payload"];

/** A risk is looked at again by the side of its owner; without a day, by nobody in particular. */
function watched(matter: Matter, { dueOn, side, partyId }: Pick<Watch, "dueOn" | "side" | "partyId">) {
  if (dueOn === null || side === "MEDIATOR") return [];
  return [{ do: "open", kind: "RISK_REVIEW", matter, side, partyId, dueOn, period: null } as const];
}

/** What an event does to the clocks of advice, of opinions and of risks; nothing for any other event. */
export function adviceClocks(event: Event): readonly ClockEffect[] {
  switch (event.type) {
    case "AdviceIssued": {
      const { dueOn } = event.payload;
      const clock = { do: "open", kind: "ADVICE_ANSWER", matter: adviceOf(event.payload), side: "CLIENT" } as const;
      return [{ ...clock, dueOn, period: "advicePeriod" }];
    }
    case "AdviceAnswered":
    case "AdviceOverridden":
      return [close(["ADVICE_ANSWER"], event.payload.adviceId, "ACTED")];
    // Information is read, and that is all that is waited for.
    case "AdviceAcknowledged":
      return event.payload.kind === "INFORMATION" ? [close(["ADVICE_ANSWER"], event.payload.adviceId, "ACTED")] : [];
    case "AdviceSuperseded":
    case "AdviceLapsed":
      return [close(["ADVICE_ANSWER"], event.payload.adviceId, "ENDED")];
    case "OpinionRequested": {
      const { opinionId: id, opinion: code, side, partyId, dueOn } = event.payload;
      if (side === null || partyId === null) return [];
      const matter: Matter = { kind: "OPINION", id, code, milestoneId: null };
      return [{ do: "open", kind: "OPINION_ANSWER", matter, side, partyId, dueOn, period: null }];
    }
    case "OpinionGiven":
      return [close(["OPINION_ANSWER"], event.payload.opinionId, "ACTED")];
    case "OpinionWithdrawn":
      return [close(["OPINION_ANSWER"], event.payload.opinionId, "ENDED")];
    case "RiskIdentified":
      return watched(riskOf(event.payload), event.payload);
    case "RisksAdopted":
      return event.payload.risks.flatMap((risk) => watched(riskOf(risk), event.payload));
    case "RiskReviewed":
      return [close(["RISK_REVIEW"], event.payload.riskId, "ACTED"), ...watched(riskOf(event.payload), event.payload)];
    case "RiskOccurred":
    case "RiskClosed":
      return [close(["RISK_REVIEW"], event.payload.riskId, "ENDED")];
  }
  return [];
}
