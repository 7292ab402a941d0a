import { defineSystemCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { adviceComplete, linksOfOneCircle } from "@/lib/domain/advice";
import { dayOf } from "@/lib/domain/deadline";
import { readRoom } from "@/lib/features/advice/queries-expert";
import { holdOpinion } from "@/lib/features/advice/queries-opinion";
import { adviceFacts, loadAdvice } from "@/lib/features/advice/queries-state";
import { GiveOpinionInput } from "@/lib/features/advice/schema-opinion";
import { insertAdvice } from "@/lib/features/advice/store";
import { issue } from "@/lib/features/advice/store-issue";
import { loadSetting } from "@/lib/features/milestone/queries-setting";

/**
 * An expert gives the opinion that they were asked for. They are nobody in the project: what lets them act is the room
 * that their link and their code opened, which is asked again here. Given once, it is advice like any other.
 */
export const giveOpinion = defineSystemCommand({
  name: "opinion.give",
  input: GiveOpinionInput,
  async run({ tx, place, now, newId }, { room, warns, ...said }) {
    const { projectId } = place;
    const open = await readRoom(tx, room, now);
    if (open === null || open.projectId !== projectId) return missing();
    const opinion = await holdOpinion(tx, projectId, { id: open.opinionId });
    if (opinion === null || opinion.status !== "OPEN") return missing();
    const kind = warns ? "WARNING" : "OPINION_REQUESTED";
    const today = dayOf(now, place.timeZone);
    const content = { ...said, kind, neededBy: [opinion.neededBy, today].toSorted().at(-1) ?? today } as const;
    const desk = { tx, projectId, memberId: null, now, newId };
    const words = { content, links: opinion.links, supersedesId: null, opinionId: opinion.id };
    const { code } = await insertAdvice(desk, { adviser: "EXPERT", partyId: null }, words);
    const [draft, setting] = await Promise.all([loadAdvice(tx, projectId, code), loadSetting(tx, place)]);
    if (draft === null) return missing();
    const facts = adviceFacts(draft);
    const refusals = [...adviceComplete(facts), ...linksOfOneCircle(facts)];
    if (refusals.length > 0) return refuse(refusals);
    const { event, automatic } = await issue(desk, setting, draft);
    return done([event], { advice: code }, automatic);
  },
});
