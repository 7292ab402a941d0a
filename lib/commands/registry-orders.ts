import type { ProjectCommand } from "@/lib/commands/define-command";
import { beginChangeRequest } from "@/lib/features/amendment/commands/begin-change-request";
import { closeChangeRequest } from "@/lib/features/amendment/commands/close-change-request";
import { draftAmendment } from "@/lib/features/amendment/commands/draft-amendment";
import { signAmendment } from "@/lib/features/amendment/commands/sign-amendment";
import { verifyChangeRequest } from "@/lib/features/amendment/commands/verify-change-request";
import { withdrawAmendment } from "@/lib/features/amendment/commands/withdraw-amendment";

/** The commands of an approved change: its order, and the work that follows. */
export const orderCommands: readonly ProjectCommand[] = [
  draftAmendment,
  signAmendment,
  withdrawAmendment,
  beginChangeRequest,
  verifyChangeRequest,
  closeChangeRequest,
];
