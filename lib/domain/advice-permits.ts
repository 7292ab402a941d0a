import { permit } from "@/lib/domain/permit";

const advisers = ["AMO", "AGENCY_MANAGER", "AGENCY_SIGNATORY"] as const;
const answerers = ["CLIENT_OWNER", "CLIENT_SIGNATORY"] as const;
const readers = ["CLIENT_SPONSOR", ...answerers] as const;
const askers = [...readers, "AMO"] as const;

/** Who advises and who answers: the AMO and the agencies issue, the client alone follows or overrides (MD-01). */
export const advicePermits = {
  "advice.draft": permit(advisers, "CR-08"),
  "advice.issue": permit(advisers, "MD-05"),
  "advice.lapse": permit(advisers, "MR-03"),
  "advice.acknowledge": permit(readers, "CD-03"),
  "advice.follow": permit(answerers, "CD-03", "OWN_SIDE"),
  "advice.override": permit(answerers, "CR-06", "OWN_SIDE"),
  "advice.note-outcome": permit(["CLIENT_OWNER", "AMO"], "CR-08"),
  "opinion.request": permit(askers, "CR-08"),
  "opinion.renew": permit(askers, "CR-08"),
  "opinion.withdraw": permit(askers, "CR-08"),
} as const;
