import { fold } from "@/lib/features/requirement/sheet";
import type { ImportedContent, ImportedRequirement, MappedSheet } from "@/lib/features/requirement/sheet-map";
import type { SheetField } from "@/lib/features/requirement/sheet-values";

/** A criterion as it stands: the words a sheet may have for it are its measure alone, or all of it. */
export type ExistingCriterion = {
  readonly reference: string | null;
  readonly text: string;
  readonly whole?: string;
};

/** A requirement already in the project, as an import would write it. */
export type ExistingRequirement = Omit<ImportedContent, "criteria"> & {
  readonly id: string;
  readonly code?: string | null;
  readonly guid?: string | null;
  /** Another tool gave it its GUID. */
  readonly exchanged?: boolean;
  readonly criteria: readonly ExistingCriterion[];
};

/** A line that differs from what stands, with the fields that differ. */
export type ChangedRequirement<E extends ExistingRequirement> = {
  readonly existing: E;
  readonly imported: ImportedRequirement;
  readonly fields: readonly SheetField[];
};

/** What an import would do. `absent` are references in the project that the sheet no longer has: said, never removed. */
export type ImportPlan<E extends ExistingRequirement> = {
  readonly added: readonly ImportedRequirement[];
  readonly unchanged: readonly E[];
  readonly changed: readonly ChangedRequirement<E>[];
  readonly absent: readonly E[];
};

/** What names a requirement, in the order in which it decides. A name is never changed by an import, so it is not compared. */
const names = ["guid", "code", "externalReference"] as const;

function isName(field: SheetField): boolean {
  return names.some((name) => name === field);
}

/**
 * Compares a sheet with the project, so that the same sheet twice makes no duplicate. A line is recognised by its GUID, or
 * without one by our code, else by its reference, else, when it has none of them, by its statement. Only the fields read from a
 * column are compared: what people wrote beside the sheet stands, and a constant is for new requirements. Whether a
 * change may be written (a baselined version may not) is for the command to decide.
 */
export function planImport<E extends ExistingRequirement>(existing: readonly E[], mapped: MappedSheet): ImportPlan<E> {
  const waiting = new Waiting(existing);
  const added: ImportedRequirement[] = [];
  const unchanged: E[] = [];
  const changed: ChangedRequirement<E>[] = [];
  for (const imported of mapped.requirements) {
    const found = waiting.take(imported);
    if (!found) {
      added.push(imported);
      continue;
    }
    const fields = mapped.fields.filter((field) => !isName(field) && !sameField(found, imported, field));
    if (fields.length === 0) unchanged.push(found);
    else changed.push({ existing: found, imported, fields });
  }
  return { added, unchanged, changed, absent: waiting.absent(mapped.fields) };
}

/** Requirements that no line has named yet. */
class Waiting<E extends ExistingRequirement> {
  readonly #all: readonly E[];
  readonly #taken = new Set<string>();
  readonly #named: Readonly<Record<(typeof names)[number], Map<string, E>>>;
  readonly #stated: Map<string, E[]>;

  constructor(all: readonly E[]) {
    this.#all = all;
    const by = (name: (existing: E) => string | null | undefined): Map<string, E> =>
      new Map(
        all.flatMap((one) => [name(one)].flatMap((key) => (key === null || key === undefined ? [] : [[key, one]]))),
      );
    this.#named = {
      code: by((one) => one.code),
      guid: by((one) => one.guid),
      externalReference: by((one) => one.externalReference),
    };
    this.#stated = Map.groupBy(
      all.filter(({ externalReference }) => externalReference === null),
      ({ statement }) => fold(statement),
    );
  }

  take(imported: ImportedRequirement): E | undefined {
    const candidates = names.flatMap((name) => {
      // Our numbers begin anew in each project: an object that has its own identity is not known by its number.
      const said = name === "code" && imported.guid !== null ? null : imported[name];
      const one = said === null ? undefined : this.#named[name].get(said);
      return one === undefined || this.#taken.has(one.id) ? [] : [one];
    });
    const nameless = names.every((name) => imported[name] === null);
    const found = candidates[0] ?? (nameless ? this.#byStatement(imported.statement) : undefined);
    if (found !== undefined) this.#taken.add(found.id);
    return found;
  }

  #byStatement(statement: string): E | undefined {
    const alike = this.#stated.get(fold(statement)) ?? [];
    while (alike[0] !== undefined && this.#taken.has(alike[0].id)) alike.shift();
    return alike[0];
  }

  /** What a sheet that names requirements this way no longer has. */
  absent(fields: readonly SheetField[]): readonly E[] {
    const named = (one: E): boolean =>
      one.externalReference !== null || fields.includes("code") || (fields.includes("guid") && one.exchanged === true);
    return this.#all.filter((one) => !this.#taken.has(one.id) && named(one));
  }
}

function sameField(one: ExistingRequirement, other: ImportedContent, field: SheetField): boolean {
  if (field === "code" || field === "guid") return true;
  if (field !== "criteria") return one[field] === other[field];
  const same = one.criteria.every(({ reference, text, whole }, index) => {
    const beside = other.criteria[index];
    return beside?.reference === reference && (beside.text === text || beside.text === whole);
  });
  return same && one.criteria.length === other.criteria.length;
}
