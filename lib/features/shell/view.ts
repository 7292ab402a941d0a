/** What the frame of a project shows: whose project it is, and how far its register goes. */
export type ProjectFrame = {
  readonly code: string;
  readonly name: string;
  readonly owner: string;
  readonly acts: number;
};
