import type { Side } from "@/lib/domain/party";

/** How a party is drawn: a texture in ink, never a colour (look.md 5). The names are those of the drawing components. */
export type PartyTexture = "solid" | "hatch" | "dots" | "cross" | "hatch-45" | "hatch-90";

const agencyTextures = ["hatch", "cross", "hatch-45", "hatch-90"] as const;

/** The texture of a party: client solid, AMO dotted, agencies hatched in the order in which they came. */
export function partyTexture(side: Side, ordinal: number): PartyTexture {
  if (side === "CLIENT") return "solid";
  if (side === "AMO" || side === "MEDIATOR") return "dots";
  return agencyTextures[(ordinal - 1) % agencyTextures.length] ?? "hatch";
}
