import { z } from "zod";
import { ExpiryEffect } from "@/lib/domain/expiry-effect";
import { MatterKind, type MatterView } from "@/lib/features/todo/view";
import { At, Day, PartyName, partyName } from "@/lib/http/api/fields";

/** A matter as lists of them show it. */
export const Matter = z
  .strictObject({
    key: z.string(),
    kind: MatterKind,
    project: z.strictObject({ code: z.string(), name: z.string() }),
    holder: PartyName.describe("The party whose turn it is."),
    mine: z.boolean().describe("True when you may do it."),
    subject: z.string().describe("The number of what it is about; empty when it is about several things."),
    title: z.string(),
    count: z.int(),
    term: z.strictObject({ on: Day, dueBefore: At, late: z.boolean(), soon: z.boolean() }).nullable(),
    silence: ExpiryEffect.nullable().describe("What the end of the term will mean by the signed charter."),
    suspended: z.boolean().describe("True while the term waits."),
  })
  .meta({ id: "Matter" });

/** A matter on the wire. */
export function matterBody(matter: MatterView): z.input<typeof Matter> {
  const { key, kind, mine, subject, title, count, term, silence, suspended, project, holder } = matter;
  return {
    key,
    kind,
    project: { code: project.code, name: project.name },
    holder: partyName(holder),
    mine,
    subject,
    title,
    count,
    term: term === null ? null : { on: term.on, dueBefore: term.dueBefore, late: term.late, soon: term.soon },
    silence,
    suspended,
  };
}
