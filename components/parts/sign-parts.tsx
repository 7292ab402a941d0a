import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Named, Part } from "@/components/parts/part";
import { sampleDigest } from "@/components/parts/sample-digest";
import { Avatar } from "@/components/ui/avatar";
import { Ball } from "@/components/ui/ball";
import { PartyMark } from "@/components/ui/party-mark";
import { Seal } from "@/components/ui/seal";
import { SmallSeal } from "@/components/ui/small-seal";

const otherDigest = "da9570a2a77104e59f0185cff795f508d23173949032cf0b90de9dfffaefaad3";

/** Ball, seal, small seals, party marks. */
export function SignParts(): ReactNode {
  const t = useTranslations("ui.parts");
  const kinds = ["accepted", "reserved", "tacit", "rejected", "baseline", "open"] as const;
  const textures = ["solid", "hatch", "dots", "cross", "hatch-45", "hatch-90"] as const;
  return (
    <>
      <Part title={t("ball")} note={t("ballNote")}>
        <div className="flex flex-wrap items-end gap-x-7 gap-y-4">
          <Named name={t("yours")}>
            <Ball side="yours" />
          </Named>
          <Named name={t("theirs")}>
            <Ball side="theirs" />
          </Named>
          <Named name={t("both")}>
            <Ball side="both" />
          </Named>
          <Named name={t("yoursLate")}>
            <Ball side="yours" late />
          </Named>
          <Named name={t("nobody")}>
            <Ball side="none" />
          </Named>
          <Named name={t("scale")}>
            <Ball side="yours" scale={1.6} />
          </Named>
        </div>
      </Part>
      <Part title={t("seal")} note={t("sealNote")}>
        <div className="flex flex-wrap items-end gap-x-9 gap-y-6">
          <Named name={t("sealWaiting")}>
            <Seal digest={sampleDigest} size={132} state="waiting" />
          </Named>
          <Named name={t("sealSet", { size: 196 })}>
            <Seal digest={sampleDigest} size={196} ring={t("ring")} />
          </Named>
          <Named name={t("sealSet", { size: 132 })}>
            <Seal digest={otherDigest} size={132} ring={t("ring")} />
          </Named>
          <Named name={t("sealSet", { size: 120 })}>
            <Seal digest={otherDigest} size={120} />
          </Named>
          <Named name={t("sealSet", { size: 88 })}>
            <Seal digest={sampleDigest} size={88} />
          </Named>
          <Named name={t("sealSet", { size: 72 })}>
            <Seal digest={otherDigest} size={72} />
          </Named>
        </div>
        <div className="mt-6 flex flex-wrap gap-x-7 gap-y-4">
          {kinds.map((kind) => (
            <Named key={kind} name={t(`smallSeal.${kind}`)}>
              <SmallSeal kind={kind} />
            </Named>
          ))}
        </div>
      </Part>
      <Part title={t("partiesTitle")} note={t("partiesNote")}>
        <div className="flex flex-wrap gap-x-7 gap-y-4">
          {textures.map((texture) => (
            <Named key={texture} name={t(`texture.${texture}`)}>
              <PartyMark texture={texture} />
            </Named>
          ))}
          <Named name="Hélène Marchetti">
            <Avatar name="Hélène Marchetti" />
          </Named>
        </div>
      </Part>
    </>
  );
}
