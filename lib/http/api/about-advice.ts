/** The commands of advice, of opinions and of risks, in words, for whoever calls them. */
export const aboutAdvice = {
  "advice.draft": {
    summary: "Draft advice",
    description:
      "Writes advice, or a draft anew; your party alone reads it. With `supersedes` it takes the place of your own that still waits, with `opinion` it answers a request.",
  },
  "advice.issue": {
    summary: "Issue advice",
    description:
      "Its words are locked, the client's period to answer runs, and what it is linked to cannot be signed before it is answered. Information alone stops nothing.",
  },
  "advice.acknowledge": {
    summary: "Acknowledge advice",
    description: "The client has read it. That is no answer: only information asks for nothing more.",
  },
  "advice.follow": {
    summary: "Follow advice",
    description: "Follows it, or follows it in part with a reason. What a warning leaves aside is overridden instead.",
  },
  "advice.override": {
    summary: "Override advice",
    description:
      "Goes on against it, signed: with a reason and the consequences that are accepted. A warning wants the client's signatory.",
  },
  "advice.lapse": {
    summary: "Declare advice without object",
    description: "Who advised says that the question no longer arises; a draft is dropped without a reason.",
  },
  "advice.note-outcome": {
    summary: "Note what came of advice",
    description: "Whether what was foreseen came true, once it was answered. It may be noted again.",
  },
  "opinion.request": {
    summary: "Ask for an opinion",
    description:
      "Of the AMO, of an agency, or of an expert from outside, who gets a link by mail, good once and with a code, to this question alone.",
  },
  "opinion.renew": {
    summary: "Send an expert another link",
    description: "The link before, and what it may have opened, opens nothing any more.",
  },
  "opinion.withdraw": { summary: "Withdraw a request", description: "The question waits for nothing any more." },
  "risk.identify": {
    summary: "Enter a risk",
    description: "From cause to effect, measured from 1 to 5, with an owner and the day of its next review.",
  },
  "risk.adopt": {
    summary: "Adopt standing risks",
    description: "Takes standing risks of web projects into the register together.",
  },
  "risk.review": { summary: "Review a risk", description: "Measures it again; what was said before is kept." },
  "risk.occur": {
    summary: "Record that a risk occurred",
    description: "It becomes an issue, advice or a dispute, and keeps its number and its history.",
  },
  "risk.close": { summary: "Close a risk", description: "It is over, for a reason." },
} as const;
