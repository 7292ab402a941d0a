import { z } from "zod";
import { Side } from "@/lib/domain/party";
import { Currency } from "@/lib/kernel/money";

const name = z.string().trim().min(1).max(200);

/** Time zones offered at set-up: those of the markets of domain.md 8, by IANA name. */
export const projectTimeZones = ["Europe/Paris", "Europe/Brussels", "Europe/Zurich", "Europe/Luxembourg", "America/Toronto", "Indian/Reunion"] as const;

/** Calendars offered at set-up, named as the holiday lists are. */
export const projectCalendars = ["FR", "FR-ALSACE-MOSELLE", "BE", "CH-GE", "CH-VD", "LU", "CA-QC"] as const;

/** An organisation as a person enters it: printed on everything that is signed. */
export const OrganisationInput = z.object({
  name,
  legalForm: z.string().trim().max(120),
  registrationNumber: z.string().trim().max(60),
  city: z.string().trim().max(120),
});
export type OrganisationInput = z.infer<typeof OrganisationInput>;

/** What is needed to found a project: its name, its frame, and where its founder stands. */
export const CreateProjectInput = z.object({
  name,
  objective: z.string().trim().max(5000),
  currency: Currency,
  timeZone: z.enum(projectTimeZones),
  calendar: z.enum(projectCalendars),
  side: Side.exclude(["MEDIATOR"]),
  organisation: OrganisationInput,
});
export type CreateProjectInput = z.infer<typeof CreateProjectInput>;
