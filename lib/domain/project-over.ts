import type { CommandName } from "@/lib/domain/policy";
import { type ProjectStatus, projectIsOpen } from "@/lib/domain/project";
import type { Refusal } from "@/lib/domain/refusal";

/** The acts of changes, of their orders and of money, by how their names begin. */
const held = ["change-request.", "amendment.", "budget.", "penalty.", "invoice.record"] as const;

/**
 * Nothing is changed, ordered, invoiced or penalised in a project that is suspended or over. What is owed stays owed: payments,
 * refunds and credit notes are still recorded. Other acts say so in their own rules.
 */
export function refusedWhenOver(command: CommandName, status: ProjectStatus): readonly Refusal[] {
  return held.some((start) => command.startsWith(start)) ? projectIsOpen(status) : [];
}
