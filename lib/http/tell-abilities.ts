import type { Ability } from "@/lib/domain/ability";
import type { AbilityView } from "@/lib/features/act/view";
import { type Surroundings, tellAbility } from "@/lib/http/tell";

/** Says several abilities at once, under the same names. */
export async function tellAbilities<K extends string>(
  abilities: Readonly<Record<K, Ability>>,
  around: Surroundings,
): Promise<Readonly<Record<K, AbilityView>>> {
  const told: Partial<Record<K, AbilityView>> = {};
  for (const name in abilities) told[name] = await tellAbility(abilities[name], around);
  return complete(abilities, told);
}

/** Every name has been told: what was partial is whole. */
function complete<K extends string>(
  names: Readonly<Record<K, unknown>>,
  told: Partial<Record<K, AbilityView>>,
): Readonly<Record<K, AbilityView>> {
  const whole = (given: Partial<Record<K, AbilityView>>): given is Record<K, AbilityView> =>
    Object.keys(names).every((name) => name in given);
  if (whole(told)) return told;
  throw new Error("An ability was not told");
}
