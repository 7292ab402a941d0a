// The people of the demo: invented, like their organisations. Passwords do not exist here: the demo is entered by role.
import type { Role } from "@/lib/domain/party";

/** Somebody of the demo: where they stand, and what they may do there. */
export type CastMember = {
  readonly key: string;
  readonly name: string;
  readonly title: string;
  readonly email: string;
  readonly gender: "feminine" | "masculine";
  /** The party they stand for; the studio only comes in the second project. */
  readonly party: "client" | "agency" | "amo" | "studio";
  readonly roles: readonly Role[];
  readonly substitute: boolean;
};

export const organisations = {
  client: {
    name: "Musées de Haute-Vère",
    legalForm: "Établissement public de coopération culturelle",
    registrationNumber: "",
    city: "Vère",
  },
  agency: { name: "Atelier Corbel", legalForm: "SAS", registrationNumber: "", city: "Lyon" },
  amo: { name: "Cabinet Vauquelin", legalForm: "SARL", registrationNumber: "", city: "Grenoble" },
  studio: { name: "Studio Merle", legalForm: "SARL", registrationNumber: "", city: "Valence" },
} as const;

export const cast = [
  {
    key: "ines",
    name: "Inès Belkacem",
    title: "cheffe de projet numérique",
    email: "ines.belkacem@musees-haute-vere.example",
    gender: "feminine",
    party: "client",
    roles: ["CLIENT_OWNER"],
    substitute: false,
  },
  {
    key: "helene",
    name: "Hélène Marchetti",
    title: "directrice des publics",
    email: "helene.marchetti@musees-haute-vere.example",
    gender: "feminine",
    party: "client",
    roles: ["CLIENT_SIGNATORY"],
    substitute: false,
  },
  {
    key: "paul",
    name: "Paul Vautrin",
    title: "secrétaire général",
    email: "paul.vautrin@musees-haute-vere.example",
    gender: "masculine",
    party: "client",
    roles: ["CLIENT_SIGNATORY"],
    substitute: true,
  },
  {
    key: "claire",
    name: "Claire Desnoyers",
    title: "directrice générale",
    email: "claire.desnoyers@musees-haute-vere.example",
    gender: "feminine",
    party: "client",
    roles: ["CLIENT_SPONSOR"],
    substitute: false,
  },
  {
    key: "theo",
    name: "Théo Garnier",
    title: "chargé des publics",
    email: "theo.garnier@musees-haute-vere.example",
    gender: "masculine",
    party: "client",
    roles: ["CLIENT_CONTRIBUTOR"],
    substitute: false,
  },
  {
    key: "romain",
    name: "Romain Delorme",
    title: "directeur de projet",
    email: "romain.delorme@atelier-corbel.example",
    gender: "masculine",
    party: "agency",
    roles: ["AGENCY_MANAGER"],
    substitute: false,
  },
  {
    key: "sophie",
    name: "Sophie Lantier",
    title: "présidente",
    email: "sophie.lantier@atelier-corbel.example",
    gender: "feminine",
    party: "agency",
    roles: ["AGENCY_SIGNATORY"],
    substitute: false,
  },
  {
    key: "nadia",
    name: "Nadia Ferhat",
    title: "développeuse",
    email: "nadia.ferhat@atelier-corbel.example",
    gender: "feminine",
    party: "agency",
    roles: ["AGENCY_MEMBER"],
    substitute: false,
  },
  {
    key: "judith",
    name: "Judith Amsellem",
    title: "consultante AMO",
    email: "judith.amsellem@cabinet-vauquelin.example",
    gender: "feminine",
    party: "amo",
    roles: ["AMO"],
    substitute: false,
  },
  {
    key: "lea",
    name: "Léa Fontanel",
    title: "directrice de création",
    email: "lea.fontanel@studio-merle.example",
    gender: "feminine",
    party: "studio",
    roles: ["AGENCY_MANAGER"],
    substitute: false,
  },
  {
    key: "hugo",
    name: "Hugo Merle",
    title: "gérant",
    email: "hugo.merle@studio-merle.example",
    gender: "masculine",
    party: "studio",
    roles: ["AGENCY_SIGNATORY"],
    substitute: false,
  },
] as const satisfies readonly CastMember[];

export type CastKey = (typeof cast)[number]["key"];
