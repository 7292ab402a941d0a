import type { Instant } from "@/lib/kernel/instant";

/** What was read: the signed records, files, exports and the register are told apart from other pages. */
export const accessKinds = ["PAGE", "RECORD", "FILE", "LEDGER", "EXPORT", "API"] as const;
export type AccessKind = (typeof accessKinds)[number];

/** The rooms of a project that a page may be in, by the words of their addresses: keys of the texts `rooms`. */
const pageRooms = [
  "requirements",
  "baselines",
  "questions",
  "milestones",
  "reservations",
  "records",
  "changes",
  "charter",
  "members",
  "delegations",
  "ledger",
  "settings",
] as const;
export type PageRoom = (typeof pageRooms)[number] | "overview";

/** In which room a page is, by the pattern of its address; `null` when it is in none. */
export function pageRoomOf(route: string): PageRoom | null {
  const [root, project, code, room] = route.split("/");
  if (root !== "" || project !== "projects" || code !== "[code]") return null;
  return room === undefined ? "overview" : (pageRooms.find((one) => one === room) ?? null);
}

/** One thing read under a person's account, as their profile lists it. */
export type ReadingView = {
  readonly id: string;
  readonly kind: AccessKind;
  readonly room: PageRoom | null;
  /** `EX-001`, `PV-2026-001`; empty when the page is about nothing in particular. */
  readonly subject: string;
  /** The project's name and code; `null` once the person has left it. */
  readonly project: { readonly code: string; readonly name: string } | null;
  readonly readAt: Instant;
};
