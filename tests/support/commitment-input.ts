/** What a client makes available in the simplest project: its owner answers within three working days, for a year. */
export const answerTime = {
  kind: "ANSWER_TIME",
  title: "Répondre aux questions de l’agence",
  role: "CLIENT_OWNER",
  substituteMemberId: null,
  quantity: 3,
  critical: false,
  milestones: [],
};
