import { defineCommand, done, missing, type ProjectCommand, refuse } from "@/lib/commands/define-command";
import type { Event } from "@/lib/domain/event";
import type { CommandName } from "@/lib/domain/policy";
import { decideReservationAct } from "@/lib/domain/reservation";
import { actorOf, reservationFacts } from "@/lib/features/milestone/queries-facts";
import { ReasonedReservationInput } from "@/lib/features/reservation/schema";
import { moveReservation } from "@/lib/features/reservation/store";
import { holdReservation, naming, noteStep, settle } from "@/lib/features/reservation/store-act";

type Definition = {
  readonly name: CommandName;
  readonly act: "withdraw" | "refuseFix" | "contest";
  readonly event: Extract<Event["type"], "ReservationWithdrawn" | "ReservationFixRefused" | "ReservationContested">;
};

/** A command that moves a reservation and says why: withdraw, refuse a fix, contest. */
export function reasonedAct({ name, act, event }: Definition): ProjectCommand {
  return defineCommand({
    name,
    input: ReasonedReservationInput,
    async run(ctx, { reservation: code, reason }) {
      const { tx, scope, authority, now } = ctx;
      const held = await holdReservation(ctx, code);
      if (held === null) return missing();
      const { reservation, milestone } = held;
      const ruling = decideReservationAct(
        act,
        reservationFacts(milestone, reservation, now),
        actorOf(scope, authority),
        reason,
      );
      if (!ruling.ok) return refuse(ruling.error);
      await moveReservation(tx, {
        projectId: scope.projectId,
        id: reservation.id,
        from: reservation.status,
        to: ruling.value,
        fixAnswerDueOn: null,
      });
      await noteStep(ctx, held, { act, text: reason });
      const automatic = await settle(ctx, held, { status: ruling.value });
      return done([{ type: event, payload: naming(held), texts: { reason } }], { reservation: code }, automatic);
    },
  });
}
