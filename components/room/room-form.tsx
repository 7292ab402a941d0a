"use client";

import type { ReactNode } from "react";
import { RoomProblem } from "@/components/room/room-act";
import type { RoomActing } from "@/components/room/use-room-act";
import { Button } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";

type Props = {
  readonly acting: RoomActing;
  readonly words: { readonly send: string; readonly close: string };
  readonly onSend: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** A form that is opened on a point of the agenda: its fields, what sends or closes it, and why it was not done. */
export function RoomForm({ acting, words, onSend, onClose, children }: Props): ReactNode {
  return (
    <div className="flex flex-col gap-4 rounded-sheet border border-line-2 bg-paper p-5 max-md:p-4">
      {children}
      <ButtonRow>
        <Button variant="main" busy={acting.pending} onClick={onSend}>
          {words.send}
        </Button>
        <Button variant="quiet" onClick={onClose}>
          {words.close}
        </Button>
      </ButtonRow>
      <RoomProblem acting={acting} />
    </div>
  );
}
