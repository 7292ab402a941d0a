import { z } from "zod";
import { decide, type ProjectAct, type Ruling } from "@/lib/domain/act";
import { systemActor } from "@/lib/domain/party";
import { type Refusal, refuse, unless } from "@/lib/domain/refusal";

/** Where a project stands (domain.md 9.8). CLOSED and TERMINATED are locked. */
export const ProjectStatus = z.enum(["SETUP", "ACTIVE", "SUSPENDED", "IN_WARRANTY", "CLOSED", "TERMINATED"]);
export type ProjectStatus = z.infer<typeof ProjectStatus>;

/** What must be known to start a project. */
export type ProjectFacts = {
  readonly status: ProjectStatus;
  readonly charterInForce: boolean;
  /** What the client makes available: how many of its commitments are signed, how many still wait for its signature. */
  readonly clientCommitments: { readonly signed: number; readonly proposed: number };
};

/** The acts on a project that exist today. */
export const projectActs = {
  activate: {
    from: ["SETUP"],
    to: "ACTIVE",
    by: ["SYSTEM"],
    guards: [charterInForce, clientCommitted],
    article: "CD-02",
  },
} as const satisfies Record<string, ProjectAct<ProjectStatus, ProjectFacts>>;

/** Nothing starts before the charter is signed by all. */
function charterInForce(facts: ProjectFacts): readonly Refusal[] {
  return unless(facts.charterInForce, refuse("charter-not-in-force", {}));
}

/** CD-02: nothing starts before the client has said, by named people and signed, what it makes available. */
export function clientCommitted(facts: Pick<ProjectFacts, "clientCommitments">): readonly Refusal[] {
  const { signed, proposed } = facts.clientCommitments;
  return unless(signed > 0 && proposed === 0, refuse("client-commitments-unsigned", { signed, proposed }));
}

/** Decides the start, which follows from whichever comes last: the last signature of the charter, or of the client's commitments. */
export function decideActivation(facts: ProjectFacts): Ruling<ProjectStatus> {
  return decide<ProjectStatus, ProjectFacts>(projectActs.activate, facts, systemActor);
}

/** Milestones and baselines need a project that runs. */
export function projectIsActive(status: ProjectStatus): readonly Refusal[] {
  return unless(status === "ACTIVE", refuse("project-not-active", { status }));
}

/** Preparing (needs, questions, people) is possible from the set-up on, until the project is over. */
export function projectIsOpen(status: ProjectStatus): readonly Refusal[] {
  return unless(
    status === "SETUP" || status === "ACTIVE" || status === "IN_WARRANTY",
    refuse("project-over", { status }),
  );
}
