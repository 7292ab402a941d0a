/** What a client must know before its first call, as Markdown. */
export const introduction = `Everything a person can do in Aval, a machine can do by this API, under the same rules: every call ends in the same commands as the screens, is refused for the same reasons with the same articles of the charter, and is recorded in the same ledger.

# Tokens

Make a personal access token in your profile. It is shown once. Send it as \`Authorization: Bearer aval_pat_…\`. It reads, or it also acts; it reaches every project of its person, or the listed ones. It never does more than its person may do, and never makes tokens, sets passwords or ends sessions. No cookie opens this API, and it answers no other origin.

# Acts

An act is a command: \`POST /projects/{code}/commands/noun.verb\`, or \`POST /commands/noun.verb\` for one's account. Its \`Idempotency-Key\` is a UUID that you choose: the same call twice is one act and has one answer (\`replayed\` says so), so a call whose answer was lost is simply made again. The same key with another body is refused.

# Signatures

A signature is made in three calls, because nobody signs what they have not read:

1. \`POST …/commands/noun.verb/to-sign\` with what you want to say answers the whole content, its digest, the command's \`input\`, and by which means you prove who you are;
2. \`POST /identity-proofs\` with that digest and the password (or the code that \`POST /identity-proofs/codes\` has mailed) answers a proof, good for five minutes and one signature;
3. \`POST …/commands/noun.verb\` with that \`input\` and \`Identity-Proof: <proof>\`.

The digest is the SHA-256 of the content in canonical form (RFC 8785), so you can compute it yourself.

# Lists

Lists are paged by key: ask \`after\` for the \`next\` of the page before, or follow the \`Link\` header. A page stays what it was while new things come in.

# Problems

What does not succeed answers \`application/problem+json\` (RFC 9457), in the language of \`Accept-Language\` (English or French). A refusal names every rule that refuses, its article of the charter, and what can be done instead. What is not yours is *not found*, like what does not exist.

Instants are ISO 8601 in UTC; days are in the time zone of the project; amounts are in cents, before tax.`;

/** The parts of the API, in the order in which they are read. */
export const tags = [
  ["Account", "Who you are, and your tokens."],
  ["Identity", "Proofs of identity, for signatures."],
  ["To do", "What waits for you, in all projects."],
  ["Notifications", "What you were told, and how you want your mail."],
  ["Projects", "Projects, and what they come down to."],
  ["Calendar", "Days off, and terms counted in them."],
  ["Members", "Parties, people, invitations and written powers."],
  ["Commitments", "What each side makes available, how it was kept, absences and time declared."],
  ["Charter", "The rules that the parties sign."],
  ["Requirements", "What is asked."],
  ["Questions", "What is said about requirements and milestones."],
  ["Baselines", "Signed sets of requirements."],
  ["Milestones", "What is promised, submitted, verified and decided."],
  ["Reservations", "What is still to be mended."],
  ["Periods", "What runs between the sides: due days, how they move, what is reminded."],
  ["Notices", "Formal notices of what is late."],
  [
    "Consultations",
    "How providers are chosen: sealed offers, scores, the award; and what a leaving provider hands back.",
  ],
  [
    "Disputes",
    "What two parties disagree on, and how far it has climbed; that there is a mediation, and never what is said in it.",
  ],
  ["Advice", "What the client is advised and warned of, what it answers, and the opinions that are asked for."],
  ["Risks", "The register of risks, with every look at each."],
  ["Decisions", "What happens in the room of a meeting: who is there, what is said, what is voted and decided."],
  ["Committees", "Who meets, when and on what: bodies, meetings, agendas, answers and proxies."],
  ["Actions", "What was given to somebody, with its day: done by its owner, verified by somebody else."],
  ["Minutes", "What is told of meetings: circulated, corrected, approved, locked."],
  ["Budget", "The ceiling, what is committed, accepted, invoiced and paid; invoices, payments, penalties."],
  ["Files", "Evidence."],
  ["Change requests", "The way on from what is locked."],
  ["Records", "What was signed."],
  ["Ledger", "What happened, chained."],
] as const;

/** The part of the API to which a command belongs, by its noun. */
export const tagOfNoun: Readonly<Record<string, (typeof tags)[number][0]>> = {
  account: "Account",
  feed: "Account",
  token: "Account",
  organisation: "Account",
  matter: "To do",
  notification: "Notifications",
  mail: "Notifications",
  project: "Projects",
  calendar: "Calendar",
  invitation: "Members",
  party: "Members",
  member: "Members",
  delegation: "Members",
  commitment: "Commitments",
  absence: "Commitments",
  time: "Commitments",
  charter: "Charter",
  requirement: "Requirements",
  question: "Questions",
  comment: "Questions",
  note: "Questions",
  view: "Requirements",
  baseline: "Baselines",
  exclusion: "Baselines",
  milestone: "Milestones",
  incident: "Milestones",
  notice: "Notices",
  hearing: "Milestones",
  "client-input": "Milestones",
  clock: "Periods",
  criterion: "Milestones",
  suspect: "Milestones",
  reservation: "Reservations",
  consultation: "Consultations",
  committee: "Committees",
  meeting: "Committees",
  point: "Decisions",
  attendance: "Decisions",
  "meeting-note": "Decisions",
  decision: "Decisions",
  agenda: "Committees",
  preparation: "Committees",
  "action-item": "Actions",
  minutes: "Minutes",
  candidacy: "Consultations",
  advice: "Advice",
  opinion: "Advice",
  risk: "Risks",
  dispute: "Disputes",
  mediation: "Disputes",
  mediator: "Disputes",
  offer: "Consultations",
  "exit-item": "Consultations",
  budget: "Budget",
  invoice: "Budget",
  payment: "Budget",
  penalty: "Budget",
  evidence: "Files",
  "change-request": "Change requests",
  amendment: "Change requests",
};
