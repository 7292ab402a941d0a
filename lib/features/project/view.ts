const longestStem = 28;

/**
 * The code of a project in addresses: its name in plain letters and the last eight hexadecimal digits of its id, so
 * that two projects of the same name never meet and a taken name tells nobody that another project exists.
 */
export function projectCode(name: string, projectId: string): string {
  const plain = name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const stem = plain
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, longestStem)
    .replace(/^-+|-+$/g, "");
  return `${stem === "" ? "projet" : stem}-${projectId.slice(-8)}`;
}
