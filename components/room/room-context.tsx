"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { Connection } from "@/components/room/use-live-room";
import type { Action } from "@/lib/features/act/view";
import type { LiveRoomView, RoomPageView, RoomPerson } from "@/lib/features/room/view-live";

/** What can be done in a room. */
export type RoomActs = Readonly<
  Record<
    | "open"
    | "close"
    | "adjourn"
    | "arrive"
    | "leave"
    | "begin"
    | "end"
    | "note"
    | "propose"
    | "vote"
    | "adopt"
    | "reject"
    | "postpone"
    | "give",
    Action
  >
>;

/** Where one is: the page as it was sent, the room as it is now, and whether it is still heard. */
export type RoomAround = {
  readonly page: RoomPageView;
  readonly room: LiveRoomView;
  readonly connection: Connection;
  readonly acts: RoomActs;
};

const Around = createContext<RoomAround | null>(null);

/** Gives a room to what stands in it. */
export function RoomProvider({ around, children }: { readonly around: RoomAround; readonly children: ReactNode }) {
  return <Around.Provider value={around}>{children}</Around.Provider>;
}

/** The room around a component. */
export function useRoom(): RoomAround {
  const around = useContext(Around);
  if (around === null) throw new Error("This stands in a room");
  return around;
}

/** Who somebody is, and who one is oneself. */
export function usePeople(): {
  readonly me: RoomPerson | undefined;
  readonly person: (id: string | null) => RoomPerson | undefined;
  readonly name: (id: string | null) => string;
} {
  const { page, room } = useRoom();
  const person = (id: string | null): RoomPerson | undefined => room.people.find((one) => one.id === id);
  return { me: person(page.me), person, name: (id) => person(id)?.name ?? "" };
}
