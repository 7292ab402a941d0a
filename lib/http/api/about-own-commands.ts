import type { About } from "@/lib/http/api/about-commands";

/** What the commands do that are one's own affair: what is set aside, read, and chosen. */
export const aboutOwnCommands: Readonly<Record<string, About>> = {
  "matter.snooze": {
    summary: "Set a matter aside",
    description:
      "Takes one of your open matters out of your list until a day, never after its due day. No clock waits.",
  },
  "matter.wake": {
    summary: "Take a matter up again",
    description: "Puts a matter that you have set aside back into your list.",
  },
  "view.save": {
    summary: "Save a view",
    description:
      "Keeps filters, an order and columns of the list of requirements under a name, for yourself or for your party. Under a name you have already it takes the place of that one. Nothing of it is in the ledger.",
  },
  "view.rename": {
    summary: "Rename a view",
    description: "Gives a view of your own another name, or shares it with your party, or no longer.",
  },
  "view.remove": { summary: "Remove a view", description: "Removes a view of your own." },
  "notification.read": {
    summary: "Mark notifications as read",
    description: "Marks some of your notifications as read.",
  },
  "notification.read-all": {
    summary: "Mark all notifications as read",
    description: "Marks all your notifications as read, or those of one project.",
  },
  "mail.choose": {
    summary: "Choose your mails",
    description:
      "When your mails leave, kind by kind, and the hour of the mail of the day. Legal notices leave at once.",
  },
  "mail.stop": {
    summary: "Stop mails of a kind",
    description: "Stops your mails of one kind, or the mail of the day. Legal notices are no such kind.",
  },
  "mail.retry": {
    summary: "Try a mail again",
    description: "Tries a given-up mail again. For administrators of the installation.",
  },
};
