import { clientRoles } from "@/lib/domain/party";
import { permit } from "@/lib/domain/permit";

const client = ["CLIENT_OWNER", "CLIENT_SIGNATORY"] as const;
const judges = [...clientRoles, "AMO"] as const;

/** The client chooses (CR-03); its AMO prepares, witnesses and gives its opinion, and never decides (MD-01). */
export const consultationPermits = {
  "consultation.draft": permit(["CLIENT_OWNER", "AMO"], "CR-03"),
  "consultation.publish": permit(["CLIENT_OWNER"], "CR-03"),
  "consultation.invite": permit(["CLIENT_OWNER"], "CR-03"),
  "consultation.answer": permit(["CLIENT_OWNER", "AMO"], "CR-03"),
  "consultation.seal": permit([...client, "AMO"], "CR-03"),
  "consultation.witness": permit(["AMO"], "CR-03"),
  "consultation.open": permit(client, "CR-03"),
  "consultation.declare-interests": permit(judges, "MD-03"),
  "consultation.score": permit(judges, "CR-03"),
  "consultation.award": permit(["CLIENT_SIGNATORY"], "CR-03", "OWN_SIDE"),
  "consultation.end": permit(client, "CR-03"),
  "exit-item.hand-back": permit(["CLIENT_OWNER", "AMO"], "CR-14"),
} as const;
