import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { PartyMark } from "@/components/ui/party-mark";
import type { Role } from "@/lib/domain/party";

/** Somebody the demo lets in with one press. */
export type DemoPerson = { readonly personId: string; readonly role: Role; readonly displayName: string };

type Props = {
  readonly people: readonly DemoPerson[];
  readonly next: string;
  readonly enterAs: (form: FormData) => Promise<void>;
};

/** The people of the demo: one press, no password. Each carries the texture of their side. */
export async function DemoRoles({ people, next, enterAs }: Props): Promise<ReactNode> {
  const t = await getTranslations("auth");
  return (
    <section aria-labelledby="demo" className="mx-auto w-full max-w-130 border-line-2 border-t pt-4">
      <div className="t-13 flex gap-3 max-sm:flex-col max-sm:gap-1">
        <h2 id="demo" className="font-semibold">
          {t("demo")}
        </h2>
        <p className="text-text-2">{t("demoLead")}</p>
      </div>
      <ul className="mt-3 grid gap-x-8 sm:grid-cols-2">
        {people.map((person) => (
          <li key={person.personId} className="border-b">
            <form action={enterAs}>
              <input type="hidden" name="person" value={person.personId} />
              <input type="hidden" name="next" value={next} />
              <button
                type="submit"
                className="t-13 flex min-h-9 w-full items-center gap-2.5 rounded-chip py-1.5 text-left hover:bg-ink-tint pointer-coarse:min-h-11"
              >
                <PartyMark texture={textureOf(person.role)} />
                <span className="font-medium">{person.displayName}</span>
                <span className="t-12 ml-auto text-right text-text-3">{t(`demoRoles.${person.role}`)}</span>
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}

function textureOf(role: Role): "solid" | "hatch" | "dots" | "cross" {
  if (role.startsWith("CLIENT")) return "solid";
  if (role.startsWith("AGENCY")) return "hatch";
  return role === "AMO" ? "dots" : "cross";
}
