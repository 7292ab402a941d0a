import type { ReadOperation } from "@/lib/http/api/define-read";
import { adviceReads } from "@/lib/http/api/reads-advice";
import { ballReads } from "@/lib/http/api/reads-ball";
import { briefingReads } from "@/lib/http/api/reads-briefing";
import { budgetReads } from "@/lib/http/api/reads-budget";
import { calendarReads } from "@/lib/http/api/reads-calendar";
import { changeReads } from "@/lib/http/api/reads-change";
import { charterReads } from "@/lib/http/api/reads-charter";
import { clockReads } from "@/lib/http/api/reads-clocks";
import { commitmentReads } from "@/lib/http/api/reads-commitment";
import { committeeReads } from "@/lib/http/api/reads-committee";
import { consultationReads } from "@/lib/http/api/reads-consultation";
import { decisionReads } from "@/lib/http/api/reads-decisions";
import { defineReads } from "@/lib/http/api/reads-define";
import { deskReads } from "@/lib/http/api/reads-desk";
import { differenceReads } from "@/lib/http/api/reads-difference";
import { disputeReads } from "@/lib/http/api/reads-disputes";
import { exchangeReads } from "@/lib/http/api/reads-exchange";
import { followUpReads } from "@/lib/http/api/reads-follow-up";
import { noticeReads } from "@/lib/http/api/reads-notice";
import { orderReads } from "@/lib/http/api/reads-orders";
import { ownReads } from "@/lib/http/api/reads-own";
import { projectReads } from "@/lib/http/api/reads-project";
import { proveReads } from "@/lib/http/api/reads-prove";
import { qualityReads } from "@/lib/http/api/reads-quality";
import { scopeReads } from "@/lib/http/api/reads-scope";
import { searchReads } from "@/lib/http/api/reads-search";
import { tableReads } from "@/lib/http/api/reads-table";
import { validateReads } from "@/lib/http/api/reads-validate";

/** Every read of the API: routes, documentation and tests are derived from it. */
export const readOperations: readonly ReadOperation[] = [
  ...ownReads,
  ...deskReads,
  ...projectReads,
  ...briefingReads,
  ...calendarReads,
  ...charterReads,
  ...commitmentReads,
  ...committeeReads,
  ...consultationReads,
  ...decisionReads,
  ...disputeReads,
  ...defineReads,
  ...qualityReads,
  ...tableReads,
  ...exchangeReads,
  ...validateReads,
  ...differenceReads,
  ...scopeReads,
  ...ballReads,
  ...budgetReads,
  ...clockReads,
  ...noticeReads,
  ...adviceReads,
  ...followUpReads,
  ...changeReads,
  ...orderReads,
  ...proveReads,
  ...searchReads,
];
