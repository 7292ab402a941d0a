import type { Page } from "@playwright/test";
import type { App } from "@/tests/support/app-server";
import type { Someone } from "@/tests/support/people";

/** Everybody of the main job on a page of their own. */
export type Stage = { readonly app: App } & Readonly<Record<keyof typeof cast, Page>>;

export const parties = { client: "Musées de Haute-Vère", agency: "Atelier Corbel", amo: "Cabinet Vauquelin" } as const;

/** Who plays the main job: client lead, signatory, substitute and sponsor; agency manager and signatory; AMO. */
export const cast = {
  ines: { name: "Inès Belkacem", email: "ines@musees.example", roles: ["chef de projet du client"] },
  helene: { name: "Hélène Marchetti", email: "helene@musees.example", roles: ["signataire du client"] },
  paul: { name: "Paul Vautrin", email: "paul@musees.example", roles: ["signataire du client"], substitute: true },
  claire: { name: "Claire Desnoyers", email: "claire@musees.example", roles: ["sponsor de direction"] },
  romain: { name: "Romain Delorme", email: "romain@corbel.example", roles: ["chef de projet de l’agence"] },
  sophie: { name: "Sophie Lantier", email: "sophie@corbel.example", roles: ["signataire de l’agence"] },
  judith: { name: "Judith Amsellem", email: "judith@vauquelin.example", roles: ["AMO"] },
} as const satisfies Record<string, Someone>;
