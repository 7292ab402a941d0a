"use client";

import { Printer } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";

/** Prints the page one is on: a record prints alone (look.md 9). */
export function PrintButton({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <Button icon={<Printer aria-hidden size={16} strokeWidth={1.6} />} onClick={() => window.print()}>
      {children}
    </Button>
  );
}
