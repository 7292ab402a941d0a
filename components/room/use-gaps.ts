"use client";

import { useTranslations } from "next-intl";
import { useRoom } from "@/components/room/room-context";
import type { QuorumGap } from "@/lib/domain/quorum";

/** Says in words who is missing for a decision. */
export function useGaps(): (missing: readonly QuorumGap[]) => readonly string[] {
  const t = useTranslations("room");
  const { room } = useRoom();
  const partyName = (partyId: string): string =>
    room.people.find((person) => person.partyId === partyId)?.party.name ?? "";
  return (missing) =>
    missing.map((gap) => t("gap", { kind: gap.kind, party: gap.kind === "AGENCY" ? partyName(gap.partyId) : "" }));
}
