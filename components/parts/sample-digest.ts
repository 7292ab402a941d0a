/** The SHA-256 that the samples are sealed with. */
export const sampleDigest = "33585dd30b4143d0f9d1ada23cebc4a2450e370501e9d861c11596db9bf624ba";
