/** What the project leaves out as it was last said: by a person, or by the last signed baseline when that is newer. */
export type ExclusionView = {
  readonly text: string;
  /** Of what persons said; 0 when nobody did. */
  readonly version: number;
  readonly said: { readonly at: string; readonly by: string } | null;
  /** The baseline that holds it, word for word. */
  readonly baseline: number | null;
};
