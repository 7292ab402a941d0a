"use client";

import { KeyRound } from "lucide-react";
import { signIn } from "next-auth/react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";

/** Goes to the organisation's own sign-in and comes back. */
export function OidcButton({ name, next }: { readonly name: string; readonly next: string }): ReactNode {
  const t = useTranslations("auth");
  const [busy, setBusy] = useState(false);
  const go = (): void => {
    setBusy(true);
    void signIn("oidc", { callbackUrl: next });
  };
  return (
    <Button
      wide
      busy={busy}
      onClick={go}
      className="min-h-10"
      icon={<KeyRound aria-hidden size={16} strokeWidth={1.6} />}
    >
      {t("oidc", { name })}
    </Button>
  );
}
