import { z } from "zod";
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
  })
  .meta({ id: "Matter" });

/** A matter on the wire. */
export function matterBody(matter: MatterView): z.input<typeof Matter> {
  const { key, kind, mine, subject, title, count, term, project, holder } = matter;
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
  };
}
