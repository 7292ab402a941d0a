import { Role } from "@/lib/domain/party";
import { permit } from "@/lib/domain/permit";

const needWriters = ["CLIENT_OWNER", "CLIENT_CONTRIBUTOR", "AMO", "AGENCY_MANAGER"] as const;

/** Who orders and classifies the list of requirements; how one looks at it is everybody's own affair. */
export const requirementListPermits = {
  "requirement.outline": permit(needWriters, "CD-01"),
  "requirement.classify": permit(needWriters, "CD-01"),
  "requirement.move": permit(needWriters, "CD-01"),
  "view.save": permit(Role.options, "CD-16"),
  "view.rename": permit(Role.options, "CD-16"),
  "view.remove": permit(Role.options, "CD-16"),
} as const;
