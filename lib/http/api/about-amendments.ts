import type { About } from "@/lib/http/api/about-commands";

/** What the commands around the order of a change do. */
export const aboutAmendments: Readonly<Record<string, About>> = {
  "amendment.draft": {
    summary: "Draft the order of a change",
    description:
      "Writes the purchase order or the amendment of an approved change, or writes it anew: the exact texts that it adds, replaces or removes, and the milestones that it moves or re-opens. Versions, numbers and the price are given by the project.",
  },
  "amendment.sign": {
    summary: "Sign the order of a change",
    description:
      "Signs for one's side exactly what was read. With the last signature the new versions are locked, what they replace is superseded, dates and amounts move and the change is ordered: all of it at once, or nothing.",
  },
  "amendment.withdraw": {
    summary: "Withdraw the order of a change",
    description: "Gives an order up before everybody has signed it, with the reason: nobody is bound (AR-04).",
  },
  "change-request.begin": {
    summary: "Begin the work on a change",
    description: "The agency begins what is ordered from it: never before it is ordered (AR-04, CD-13).",
  },
  "change-request.verify": {
    summary: "Verify a change",
    description: "The client finds that the change is done as it was ordered, once all that it wrote was presented.",
  },
  "change-request.close": {
    summary: "Close a change",
    description: "The client closes a verified change: nothing of it moves any more.",
  },
};
