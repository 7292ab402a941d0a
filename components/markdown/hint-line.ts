/** A wavy line under the words that a remark is about. The words themselves keep the look of their text. */
export const hintLine = "underline decoration-you-solid decoration-wavy decoration-1 underline-offset-4";
