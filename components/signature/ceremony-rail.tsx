import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { usePersonName } from "@/components/account/person-name";
import { Ball } from "@/components/ui/ball";
import { KeyValues } from "@/components/ui/key-values";
import { PartyMark } from "@/components/ui/party-mark";
import { Seal } from "@/components/ui/seal";
import { SmallSeal } from "@/components/ui/small-seal";
import { TextLink } from "@/components/ui/text-link";
import { partyTexture } from "@/lib/features/party/view";
import type { CeremonyView, SignatoryView } from "@/lib/features/signature/view";

type Props = { readonly view: CeremonyView; readonly digest: string };

/** The rail of a ceremony: the waiting seal, the facts of the term, who signs, and the other ways. */
export function CeremonyRail({ view, digest }: Props): ReactNode {
  const t = useTranslations("signature");
  return (
    <>
      <div className="flex flex-col items-center gap-3 pb-6 max-lg:hidden">
        <Seal digest={digest} size={132} state="waiting" />
        <p className="t-12 text-center text-text-3">{t("sealWaits")}</p>
      </div>
      <div className="max-lg:hidden">
        <RailFacts view={view} />
      </div>
      <ul className="border-line-2 border-t py-3">
        {view.signatories.map((signatory) => (
          <Signatory key={`${signatory.party.name} ${signatory.name}`} signatory={signatory} />
        ))}
      </ul>
      {view.otherWays.length === 0 ? null : (
        <section className="border-line-2 border-t pt-3">
          <h2 className="t-12 text-text-3">{t("otherWays")}</h2>
          <ul className="t-13 mt-1.5 flex flex-col gap-1.5">
            {view.otherWays.map((way) => (
              <li key={way.href}>
                <TextLink href={way.href}>{way.label}</TextLink>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** Whose turn it is to sign and how long is left, in the header. */
export function CeremonyTurn({ view }: { readonly view: CeremonyView }): ReactNode {
  const t = useTranslations("signature");
  const awaited = view.signatories.filter(({ signedAt }) => signedAt === null);
  const first = awaited.find(({ you }) => you) ?? awaited[0];
  if (first === undefined) return null;
  const label = first.you ? t("yourTurn") : t("theirTurn", { name: first.name });
  return (
    <>
      <Ball side={first.you ? "yours" : "theirs"} label={label} />
      {view.term === undefined ? null : (
        <span className="figures">
          <span className="font-semibold">{view.term.count}</span>
          <span className="ml-2 text-text-2 max-md:hidden">{t("termOf", { date: view.term.date })}</span>
        </span>
      )}
    </>
  );
}

/** Term, silence, amount: phones read them first. */
export function RailFacts({ view }: { readonly view: CeremonyView }): ReactNode {
  if (view.facts.length === 0) return null;
  return (
    <KeyValues
      narrow
      entries={view.facts.map((fact) => ({
        name: fact.name,
        value: fact.value,
        ...(fact.detail === null ? {} : { detail: fact.detail }),
      }))}
    />
  );
}

function Signatory({ signatory }: { readonly signatory: SignatoryView }): ReactNode {
  const t = useTranslations("signature");
  const name = usePersonName()(signatory.name);
  const { party, signedAt, you } = signatory;
  return (
    <li className="flex items-start gap-2.5 py-1.5">
      <PartyMark texture={partyTexture(party.side, party.ordinal)} className="mt-1.25" />
      <span className="min-w-0 flex-1">
        <span className="t-13 block font-semibold">{name}</span>
        <span className="t-12 block text-text-3">
          {signedAt === null ? t("toSign") : t("signedAt", { at: signedAt })}
        </span>
      </span>
      {signedAt === null ? (
        <Ball side={you ? "yours" : "theirs"} label={you ? t("yourTurn") : t("theirTurn", { name })} />
      ) : (
        <SmallSeal kind="accepted" />
      )}
    </li>
  );
}
