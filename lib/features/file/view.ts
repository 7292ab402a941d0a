/** A file in the store, as lists show it. */
export type FileView = {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
};

/** What the upload route answers: the file, or why it was not taken, in the reader's language. */
export type UploadAnswer =
  | { readonly ok: true; readonly file: FileView }
  | { readonly ok: false; readonly message: string };
