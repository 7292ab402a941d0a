import { aboutAdvice } from "@/lib/http/api/about-advice";
import { aboutAmendments } from "@/lib/http/api/about-amendments";
import { aboutBudget } from "@/lib/http/api/about-budget";
import { aboutChanges } from "@/lib/http/api/about-changes";
import { aboutClockCommands } from "@/lib/http/api/about-clock-commands";
import { aboutCommitments } from "@/lib/http/api/about-commitments";
import { aboutCommittees } from "@/lib/http/api/about-committees";
import { aboutConsultations } from "@/lib/http/api/about-consultations";
import { aboutDates } from "@/lib/http/api/about-dates";
import { aboutDeliberations } from "@/lib/http/api/about-deliberations";
import { aboutDisputes } from "@/lib/http/api/about-disputes";
import { aboutFollowUp } from "@/lib/http/api/about-follow-up";
import { aboutOwnCommands } from "@/lib/http/api/about-own-commands";
import { aboutReservations } from "@/lib/http/api/about-reservations";
import { aboutSilence } from "@/lib/http/api/about-silence";

/** What a command is called and does, for whoever calls it: in English, like the rest of the API. */
export type About = { readonly summary: string; readonly description: string };

/** Every command that has a REST door, in words. A test holds that none is missing and none too many. */
export const aboutCommands: Readonly<Record<string, About>> = {
  ...aboutDates,
  ...aboutAmendments,
  ...aboutChanges,
  ...aboutCommitments,
  ...aboutCommittees,
  ...aboutDeliberations,
  ...aboutFollowUp,
  ...aboutConsultations,
  ...aboutAdvice,
  ...aboutDisputes,
  ...aboutReservations,
  ...aboutSilence,
  ...aboutBudget,
  "account.change-profile": {
    summary: "Change your profile",
    description:
      "Changes your profile. Another printed name is a new version: what was signed keeps the name it was signed under.",
  },
  "exclusion.state": {
    summary: "Say what is left out",
    description:
      'Says what the project leaves out, "none" included, for all to read before the baseline is signed (CR-10). `version` is the one that was read, 0 when nothing was said.',
  },
  "organisation.correct": {
    summary: "Correct an organisation",
    description:
      "Corrects how an organisation is written. For the installation administrator; to others it is not found. What was signed keeps the name it was signed under.",
  },
  "baseline.sign": {
    summary: "Sign a baseline",
    description:
      "The client's signatory signs the whole set at once; from then on its texts only change by a change request.",
  },
  "change-request.open": {
    summary: "Open a change request",
    description:
      "Opens a change request as a draft, or writes one's draft anew: the legitimate way on from what is locked (CD-04).",
  },
  "change-request.submit": {
    summary: "Submit a change request",
    description: "Puts a change request to the parties: its words are fixed.",
  },
  "charter.draft": {
    summary: "Draft the charter",
    description:
      "Chooses the parameters of the charter: in the draft that is there, or in a new version, an amendment when one is in force.",
  },
  "charter.propose": {
    summary: "Propose the charter",
    description:
      "Puts a draft to the parties: its whole text is frozen, and no later change of wording or of names touches it.",
  },
  "charter.sign": {
    summary: "Sign the charter",
    description:
      "Signs the charter for one's party. The last signature brings it into force and, the first time, starts the project.",
  },
  "charter.withdraw": {
    summary: "Withdraw the charter",
    description: "Takes a proposal back before all have signed. It stays on record, with the signatures it had.",
  },
  "delegation.grant": {
    summary: "Grant a power",
    description:
      "Lends a power in writing: to a person, for named acts, up to an amount, between two days (CD-07, MD-01). The grantor signs it.",
  },
  "delegation.revoke": {
    summary: "Revoke a power",
    description:
      "Ends a power from this instant on: by whoever lent it, or by a signatory of the same party. Acts done under it stand.",
  },
  "question.answer": {
    summary: "Answer a question",
    description: "Answers a question, once, for the side that was asked (CR-04).",
  },
  "question.ask": {
    summary: "Ask a question",
    description: "Puts a question to another side about a requirement or a milestone (CR-04).",
  },
  "comment.post": {
    summary: "Post a comment",
    description: "Says something about a requirement or a milestone; every side reads it.",
  },
  "note.write": {
    summary: "Write a private note",
    description:
      "Writes a note that the writer's own party alone reads. Nothing of it is in the ledger, not even that it exists.",
  },
  "evidence.upload": {
    summary: "Upload evidence",
    description:
      "Takes a file for a submission. What is recorded is what was measured: its name, its size, its type by its content, its SHA-256.",
  },
  "invitation.accept": {
    summary: "Accept an invitation",
    description:
      "Takes up an invitation: the person joins the project in the roles they were invited to. Once, in time, at the address invited.",
  },
  "member.invite": {
    summary: "Invite a member",
    description:
      "Invites somebody into a party, by mail. The same address again replaces the open invitation: a new link, a new term.",
  },
  "invitation.revoke": {
    summary: "Revoke an invitation",
    description:
      "Takes an open invitation back: by the party it is for, or by others while nobody of that party may (CD-07).",
  },
  "member.change-roles": {
    summary: "Change the roles of a member",
    description:
      "Gives a member of one's own party other roles; the posts that the charter asks for stay filled (CD-07).",
  },
  "member.remove": {
    summary: "Remove a member",
    description: "Lets a member of one's own party go; the posts that the charter asks for stay filled (CD-07).",
  },
  "milestone.accept-price-reduction": {
    summary: "Accept a price reduction",
    description:
      "The agency accepts in writing a reduction that it was notified of: its signature on the same record (C. civ. 1223).",
  },
  "milestone.accept-with-reservations": {
    summary: "Accept a milestone with reservations",
    description: "The client accepts the milestone under the listed reservations, none of them blocking (CR-11).",
  },
  "milestone.accept": {
    summary: "Accept a milestone",
    description: "The client accepts the milestone: every criterion passed, nothing is left open (CR-07).",
  },
  "milestone.adjourn": {
    summary: "Adjourn a milestone",
    description: "The client adjourns, for reasons linked to criteria: the agency presents again (CR-11).",
  },
  "milestone.agree": {
    summary: "Sign the definition of a milestone",
    description:
      "Signs a milestone's definition for one's side. With the second signature it is agreed, and its text is fixed.",
  },
  "milestone.approve-aptitude": {
    summary: "Approve the aptitude of a milestone",
    description: "In two stages, the client finds the milestone apt: the service observation begins in the same act.",
  },
  "milestone.cancel": {
    summary: "Cancel a milestone",
    description:
      "Gives a milestone up: both sides sign the same words, or the client alone with what it owes (C. civ. 1794).",
  },
  "milestone.define": {
    summary: "Define a milestone",
    description: "Writes down a new milestone: a draft of what an agency promises, which both sides will sign.",
  },
  "milestone.reduce-price": {
    summary: "Accept a milestone at a reduced price",
    description: "The client accepts at a reduced price, for reasons, once the agency was heard (CR-11, AR-07).",
  },
  "milestone.refuse-resubmission": {
    summary: "Refuse to present a milestone again",
    description: "The agency says that it will not present again: the client may then reduce the price or reject.",
  },
  "milestone.reject": {
    summary: "Reject a milestone",
    description: "The client rejects, for reasons, once the agency was heard (CR-11, AR-07).",
  },
  "milestone.revise": {
    summary: "Revise the definition of a milestone",
    description:
      "Writes another text of a milestone in definition: a new version, and signatures on the one before do not count.",
  },
  "milestone.start": {
    summary: "Start a milestone",
    description: "Starts the work on a milestone; late client inputs are put on record, in words, with the start.",
  },
  "milestone.submit": {
    summary: "Submit a milestone",
    description:
      "Hands a milestone over, signed, with its evidence: from now on the client's verification period runs.",
  },
  "calendar.declare-closure": {
    summary: "Declare days of closure",
    description:
      "Days on which your party is closed, in advance. They are no working days for what starts from now on; running clocks keep their calendar.",
  },
  "calendar.withdraw-closure": {
    summary: "Withdraw days of closure",
    description: "Takes days of closure of your party back, before they begin.",
  },
  "calendar.name-own": {
    summary: "Name your calendar",
    description:
      "By which calendar your party works; null takes it back. Once the client and an agency have named theirs, the days off of both count for what starts.",
  },
  "party.add": {
    summary: "Add a party",
    description:
      "Brings in a party (CR-03). Not while a charter is out for signature: the text being signed names its parties.",
  },
  "party.remove": {
    summary: "Remove a party",
    description: "Lets a party go, with its people, before a charter binds it (CR-03).",
  },
  "project.create": {
    summary: "Create a project",
    description:
      "Founds a project in set-up: its ledger, the founder's organisation as first party, the client's beside it when that is another, and the founder as first member.",
  },
  "project.rename": {
    summary: "Rename a project",
    description: "Gives a project another name and objective. What is signed keeps the words that it was signed with.",
  },
  "requirement.agree": {
    summary: "Agree on requirements",
    description:
      "One side says of these very texts: understood and feasible. With the second side they are agreed (CD-01).",
  },
  "requirement.classify": {
    summary: "Classify drafts",
    description: "Gives several drafts a priority, a kind or a chapter, each as a new version: all of them, or none.",
  },
  "requirement.defer": {
    summary: "Defer requirements",
    description: "Puts needs aside for later, and says why.",
  },
  "requirement.draft": {
    summary: "Draft a requirement",
    description: "Writes a need down: a draft, under the next number.",
  },
  "requirement.import": {
    summary: "Import requirements",
    description:
      "Takes a whole sheet in, or nothing of it: new lines are drafts, changed ones are revised, baselined ones are left and told.",
  },
  "requirement.move": {
    summary: "Move a requirement",
    description:
      "Puts a requirement before another of its chapter, or last (`before` is null). What a baseline locks keeps its place.",
  },
  "requirement.outline": {
    summary: "Open chapters of the outline",
    description:
      "Creates a draft for each chapter of the outline of a web specification, in the contract's language, that holds the chapter's question.",
  },
  "requirement.propose": {
    summary: "Propose requirements",
    description: "Proposes drafts to the other sides: each says what, whence, and how much it matters (CD-01).",
  },
  "requirement.reject": {
    summary: "Reject requirements",
    description: "Turns proposed needs down, and says why.",
  },
  "requirement.review": {
    summary: "Review requirements",
    description: "Opens the examination of what is proposed: comments and questions, then an agreement of each side.",
  },
  "requirement.revise": {
    summary: "Revise a requirement",
    description:
      "Gives a requirement a new text, as a new version: under discussion it is proposed anew, and agreements are void.",
  },
  "requirement.withdraw": {
    summary: "Withdraw requirements",
    description: "Takes needs back before they are baselined, and says why.",
  },
  "criterion.verify": {
    summary: "Verify a criterion",
    description: "Records what the client found on one criterion of the last submission; a failure says what was seen.",
  },
  "suspect.confirm": {
    summary: "Confirm what an amendment made suspect",
    description:
      "Says, with a reason, that deliverables (their agency), criteria or test evidence (the client) hold for the changed text too.",
  },
  "feed.revoke": {
    summary: "Revoke a calendar feed",
    description: "Ends one of your calendar feeds, at once and for good: its address is not found any more.",
  },
  ...aboutClockCommands,
  ...aboutOwnCommands,
  "token.revoke": {
    summary: "Revoke a token",
    description: "Ends one of your tokens, at once and for good.",
  },
};
