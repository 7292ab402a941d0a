import { z } from "zod";
import { code, count, day, event, id } from "@/lib/domain/event-definition";
import { Side } from "@/lib/domain/party";
import { RiskCategory, RiskStatus, RiskTurn } from "@/lib/domain/risk";

const risk = { riskId: id, risk: code };
/** Whose side its owner stands on, and when it is looked at again. */
const watch = { side: Side, partyId: id, dueOn: day.nullable() };

/** What happens to risks. Those adopted together are one entry; each look at one is its own. */
export const riskEvents = {
  RiskIdentified: event(
    { ...risk, category: RiskCategory, score: count.nullable(), ...watch },
    "cause",
    "event",
    "effect",
  ),
  RisksAdopted: event({ risks: z.array(z.strictObject({ riskId: id, risk: code, standing: code })), count, ...watch }),
  RiskReviewed: event(
    { ...risk, status: RiskStatus, before: count.nullable(), score: count.nullable(), ...watch },
    "note",
  ),
  RiskOccurred: event({ ...risk, became: RiskTurn, score: count.nullable() }, "note"),
  RiskClosed: event({ ...risk, score: count.nullable() }, "note"),
};
