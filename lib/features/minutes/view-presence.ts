import type { SeatVoice } from "@/lib/domain/committee";
import type { Instant } from "@/lib/kernel/instant";

/** Somebody who was there, or should have been: from when to when, and who came instead. */
export type Presence = {
  readonly memberId: string;
  readonly name: string;
  readonly party: string;
  readonly voice: SeatVoice | "GUEST";
  readonly spans: readonly { readonly from: Instant; readonly until: Instant }[];
  /** Who held their proxy; empty where nobody did. */
  readonly proxyTo: string;
};

type Sat = {
  readonly row: { readonly proxies: readonly { readonly giverId: string; readonly holderId: string }[] };
  readonly body: { readonly seats: readonly { readonly memberId: string; readonly voice: SeatVoice }[] };
  readonly room: {
    readonly endedAt: Instant | null;
    readonly attendance: readonly {
      readonly memberId: string;
      readonly move: "ARRIVED" | "LEFT";
      readonly at: Instant;
    }[];
  };
};

/** Who was in the room and when: everybody who sits in the body, in its order, then everybody else who came. */
export function presenceOf(
  { row, body, room }: Sat,
  names: ReadonlyMap<string, { readonly name: string; readonly party: string }>,
): readonly Presence[] {
  const seated = body.seats.map(({ memberId }) => memberId);
  const came = room.attendance.map(({ memberId }) => memberId);
  return [...new Set([...seated, ...came])].map((memberId) => {
    const proxy = row.proxies.find(({ giverId }) => giverId === memberId);
    return {
      memberId,
      name: names.get(memberId)?.name ?? "",
      party: names.get(memberId)?.party ?? "",
      voice: body.seats.find((seat) => seat.memberId === memberId)?.voice ?? "GUEST",
      spans: spansOf(room, memberId),
      proxyTo: proxy === undefined ? "" : (names.get(proxy.holderId)?.name ?? ""),
    };
  });
}

/** From each arrival to the next departure, or to the end of the meeting. */
function spansOf({ attendance, endedAt }: Sat["room"], memberId: string): Presence["spans"] {
  const moves = attendance.filter((one) => one.memberId === memberId);
  return moves.flatMap(({ move, at }, index) => {
    if (move !== "ARRIVED") return [];
    const until = moves.slice(index + 1).find((later) => later.move === "LEFT")?.at ?? endedAt ?? at;
    return [{ from: at, until }];
  });
}
