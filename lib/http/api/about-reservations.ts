/** The commands on reservations, in words, for whoever calls them. */
export const aboutReservations = {
  "reservation.confirm-lifting": {
    summary: "Confirm the lifting of a reservation",
    description:
      "The agency signs the lifting record: the reservation is settled, and with the last one the acceptance is plain.",
  },
  "reservation.contest": {
    summary: "Contest a reservation",
    description: "The agency contests a reservation in the time of the charter, and says why (AR-08).",
  },
  "reservation.lift": {
    summary: "Lift a reservation",
    description:
      "The client signs the lifting record of a reservation that it found mended; the agency signs the same record after.",
  },
  "reservation.raise": {
    summary: "Raise a reservation",
    description:
      "Lists a reservation: what is wrong, how to see it, on what it bears, and by when it is mended (CD-10).",
  },
  "reservation.refuse-fix": {
    summary: "Refuse a fix",
    description: "The client refuses a fix, and says what is still wrong.",
  },
  "reservation.revise": {
    summary: "Revise a reservation",
    description: "Words a reservation anew, while the list is open.",
  },
  "reservation.submit-fix": {
    summary: "Submit a fix",
    description:
      "The agency presents a fix, with its version; the client answers in the time of the charter, silence lifts nothing.",
  },
  "reservation.waive": {
    summary: "Waive a reservation",
    description: "The client gives a reservation up, signed, and says why.",
  },
  "reservation.withdraw": {
    summary: "Withdraw a reservation",
    description: "The client takes a reservation back before its decision, and says why; it stays on record.",
  },
} as const;
