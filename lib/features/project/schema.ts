import { z } from "zod";
import { Side } from "@/lib/domain/party";
import { CalendarName } from "@/lib/features/calendar/schema";
import { Currency } from "@/lib/kernel/money";
import { onOneLine } from "@/lib/kernel/one-line";

const name = z.string().overwrite(onOneLine).trim().min(1).max(200);

/** Time zones offered at set-up: those of the markets of domain.md 8, by IANA name. */
export const projectTimeZones = [
  "Europe/Paris",
  "Europe/Brussels",
  "Europe/Zurich",
  "Europe/Luxembourg",
  "America/Toronto",
  "America/Guadeloupe",
  "America/Martinique",
  "America/Cayenne",
  "Indian/Reunion",
  "Indian/Mayotte",
] as const;

/** An organisation as a person enters it: printed on everything that is signed. */
export const OrganisationInput = z.object({
  name,
  legalForm: z.string().overwrite(onOneLine).trim().max(120),
  registrationNumber: z.string().overwrite(onOneLine).trim().max(60),
  city: z.string().overwrite(onOneLine).trim().max(120),
});
export type OrganisationInput = z.infer<typeof OrganisationInput>;

/** What is needed to found a project: its name, its frame, and where its founder stands. Who is not the client names it. */
export const CreateProjectInput = z
  .object({
    name,
    objective: z.string().trim().max(5000),
    currency: Currency,
    timeZone: z.enum(projectTimeZones),
    calendar: CalendarName,
    side: Side.exclude(["MEDIATOR"]),
    organisation: OrganisationInput,
    /** The language of the contract: French unless said. */
    language: z.enum(["fr", "en"]).optional(),
    /** Cents before tax; it can wait for the charter. */
    initialPriceCents: z.int().min(0).max(1_000_000_000_00).nullable().optional(),
    client: OrganisationInput.optional(),
  })
  .superRefine((founded, context) => {
    if (founded.side !== "CLIENT" && founded.client === undefined)
      context.addIssue({ code: "custom", path: ["client", "name"], message: "client-missing" });
  });
export type CreateProjectInput = z.infer<typeof CreateProjectInput>;

/** Another name and objective for a project. */
export const RenameProjectInput = z.object({ name, objective: z.string().trim().max(5000) });
export type RenameProjectInput = z.infer<typeof RenameProjectInput>;
