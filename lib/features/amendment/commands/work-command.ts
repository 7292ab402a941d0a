import { defineCommand, done, missing, type ProjectCommand, refuse } from "@/lib/commands/define-command";
import type { Ruling } from "@/lib/domain/act";
import type { ChangeRequestStatus } from "@/lib/domain/change-request";
import type { WorkFacts } from "@/lib/domain/change-work";
import type { Event } from "@/lib/domain/event";
import type { Actor } from "@/lib/domain/party";
import type { CommandName } from "@/lib/domain/policy";
import { loadWork } from "@/lib/features/amendment/queries-work";
import { ChangeWorkInput } from "@/lib/features/amendment/schema";
import { lockChange, moveChange, noteChangeStep } from "@/lib/features/amendment/store";
import { actorOf } from "@/lib/features/milestone/queries-facts";

/** The command of one step of the work on an ordered change: they differ by their rule and their fact, never by their path. */
export function workCommand(step: {
  readonly name: CommandName;
  readonly act: "begin" | "verify" | "close";
  readonly decide: (facts: WorkFacts, actor: Actor) => Ruling<ChangeRequestStatus>;
  readonly fact: (about: { changeRequestId: string; changeRequest: string }, partyId: string, comment: string) => Event;
}): ProjectCommand {
  return defineCommand({
    name: step.name,
    input: ChangeWorkInput,
    async run({ tx, scope, authority, now, newId }, { changeRequest, comment }) {
      const { projectId, memberId } = scope;
      const id = await lockChange(tx, projectId, changeRequest);
      const facts = id === null ? null : await loadWork(tx, projectId, id);
      if (id === null || facts === null) return missing();
      const ruling = step.decide(facts, actorOf(scope, authority));
      if (!ruling.ok) return refuse(ruling.error);
      const { partyId } = authority;
      await moveChange(tx, { projectId, id, from: facts.status, to: ruling.value });
      const by = { partyId, memberId };
      const at = { projectId, id: newId(), changeRequestId: id, act: step.act, status: ruling.value, now };
      await noteChangeStep(tx, { ...at, by, reason: comment });
      return done([step.fact({ changeRequestId: id, changeRequest }, partyId, comment)], { changeRequest });
    },
  });
}
