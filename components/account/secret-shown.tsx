"use client";

import { Check, Copy } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";

type Props = {
  readonly secret: string;
  /** What is said of it, in the words of what it opens. */
  readonly words: Readonly<Record<"shownOnce" | "label" | "copy" | "copied" | "kept", string>>;
  readonly hint?: string | undefined;
  readonly onClose: () => void;
  /** Where it is to be put. */
  readonly children?: ReactNode;
};

/** A secret, the one time that it is shown: a token of the API, the address of a calendar. */
export function SecretShown({ secret, words, hint, onClose, children }: Props): ReactNode {
  const [copied, setCopied] = useState(false);
  const Sign = copied ? Check : Copy;
  return (
    <div className="flex flex-col gap-5">
      <p role="status" className="t-14 max-w-[62ch]">
        {words.shownOnce}
      </p>
      <Field label={words.label} hint={hint}>
        <Textarea
          readOnly
          rows={2}
          value={secret}
          spellCheck={false}
          className="break-all font-mono"
          onFocus={(event) => event.currentTarget.select()}
        />
      </Field>
      {children}
      <div className="flex flex-wrap gap-3">
        <Button
          variant="main"
          icon={<Sign aria-hidden size={16} strokeWidth={1.6} />}
          onClick={() => void navigator.clipboard.writeText(secret).then(() => setCopied(true))}
        >
          {copied ? words.copied : words.copy}
        </Button>
        <Button onClick={onClose}>{words.kept}</Button>
      </div>
    </div>
  );
}
