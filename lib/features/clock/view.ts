import type { MatterSubject } from "@/lib/domain/clock";

/** Where the matter of a clock is dealt with, as a path of ours. */
export function matterPath(
  project: string,
  clock: { readonly matterKind: MatterSubject; readonly matter: string },
): string {
  const root = `/projects/${project}`;
  switch (clock.matterKind) {
    case "MILESTONE":
      return `${root}/milestones/${clock.matter}`;
    case "RESERVATION":
      return `${root}/reservations/${clock.matter}`;
    case "QUESTION":
      return `${root}/questions`;
    case "COMMITMENT":
      return `${root}/commitments/${clock.matter}`;
  }
}
