"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Part } from "@/components/parts/part";
import { useSampleArticle } from "@/components/parts/use-sample-article";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Empty } from "@/components/ui/empty";
import { InlineRefusal } from "@/components/ui/inline-refusal";
import { Loading } from "@/components/ui/loading";
import { Menu, MenuLink } from "@/components/ui/menu";
import { RefusalDialog } from "@/components/ui/refusal-dialog";
import { SmallSeal } from "@/components/ui/small-seal";
import { useToast } from "@/components/ui/toast";

/** Refusals, toasts, dialogs, menus, empty and loading states. */
export function OverlayParts(): ReactNode {
  const t = useTranslations("ui.parts");
  const article = useSampleArticle();
  const say = useToast();
  const [open, setOpen] = useState<"refusal" | "dialog" | null>(null);
  const ways = [
    { title: t("wayChange"), detail: t("wayChangeDetail"), label: t("wayChangeLabel"), href: "/dev/parts" },
    { title: t("wayAdvice"), detail: t("wayAdviceDetail"), label: t("wayAdviceLabel"), onAct: () => undefined },
  ] as const;
  return (
    <>
      <Part title={t("refusal")} note={t("refusalNote")}>
        <InlineRefusal
          fact={t("inlineFact")}
          detail={t("inlineDetail")}
          article={article}
          act={<Button>{t("askChange")}</Button>}
        />
        <div className="mt-4 flex flex-wrap gap-3">
          <Button onClick={() => setOpen("refusal")}>{t("openRefusal")}</Button>
          <Button onClick={() => setOpen("dialog")}>{t("openDialog")}</Button>
          <Menu trigger={<Button>{t("openMenu")}</Button>}>
            <MenuLink href="/dev/parts">{t("tabRequirements")}</MenuLink>
            <MenuLink href="/dev/parts">{t("tabBaselines")}</MenuLink>
          </Menu>
          <Button onClick={() => say({ text: t("filterSaved"), undo: { label: t("undo"), onUndo: () => undefined } })}>
            {t("toastUndo")}
          </Button>
          <Button
            onClick={() =>
              say({ text: t("actRecorded"), act: true, link: { href: "/dev/parts", label: t("openReceipt") } })
            }
          >
            {t("toastAct")}
          </Button>
        </div>
        <RefusalDialog
          open={open === "refusal"}
          onOpenChange={(shown) => setOpen(shown ? "refusal" : null)}
          fact={t("refusalFact")}
          origin={{ sign: <SmallSeal kind="accepted" size={20} />, text: t("refusalOrigin") }}
          articles={[article]}
          ways={ways}
        />
        <Dialog
          open={open === "dialog"}
          onOpenChange={(shown) => setOpen(shown ? "dialog" : null)}
          title={t("dialogTitle")}
          lead={t("dialogLead")}
          foot={<Button variant="main">{t("study")}</Button>}
        >
          <p className="t-14">{t("lead")}</p>
        </Dialog>
      </Part>
      <Part title={t("empty")} note={t("emptyNote")}>
        <Empty fact={t("emptyFact")} rule={t("emptyRule")} act={<Button>{t("createReserve")}</Button>} />
        <Loading lines={2} title={false} />
      </Part>
    </>
  );
}
