import { Prisma } from "@/lib/db/generated/client";
import { countedStatuses, type Lack } from "@/lib/domain/quality-score";

/** What is lacking, on a requirement `r` and its present version `v`. */
export const lackConditions: Readonly<Record<Lack, Prisma.Sql>> = {
  CRITERION: Prisma.sql`r.criteria_count = 0`,
  SOURCE: Prisma.sql`v.source = ''`,
  PRIORITY: Prisma.sql`r.priority IS NULL`,
  METHOD: Prisma.sql`v.verification_method IS NULL`,
  CHAPTER: Prisma.sql`r.chapter = ''`,
};

/** The condition of the list's filter on what lacks, on a requirement `r`; nothing when nothing is asked. */
export function lacking(lack: Lack): Prisma.Sql {
  return Prisma.sql`r.status = ANY (${[...countedStatuses]}) AND EXISTS (SELECT 1 FROM requirement_version v
    WHERE v.project_id = r.project_id AND v.requirement_id = r.id AND v.version = r.version AND ${lackConditions[lack]})`;
}
