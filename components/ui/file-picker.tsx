"use client";

import { FileText, Upload, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from "react";
import { buttonClass } from "@/components/ui/button-look";
import { cx } from "@/components/ui/class-names";
import { useFieldControl } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Progress } from "@/components/ui/progress";

/** A file on its way or arrived. `share` goes from 0 to 1 while it is sent; `detail` is its size, digest, or what went wrong. */
export type FileItem = {
  readonly key: string;
  readonly name: string;
  readonly detail: string;
  readonly share?: number | undefined;
  readonly error?: boolean;
};

type Props = {
  readonly items: readonly FileItem[];
  readonly onFiles: (files: readonly File[]) => void;
  readonly onRemove?: ((key: string) => void) | undefined;
  readonly accept?: string | undefined;
  readonly multiple?: boolean;
  readonly name?: string | undefined;
};

/** Chooses files (button or drop) and shows each one with its progress. Sending is the caller's. Inside a `Field`. */
export function FilePicker({ items, onFiles, onRemove, accept, multiple = true, name }: Props): ReactNode {
  const t = useTranslations("ui");
  const control = useFieldControl();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = (from: HTMLInputElement): void => {
    const files = [...(from.files ?? [])];
    from.value = "";
    if (files.length > 0) onFiles(files);
  };
  const takeEarly = useEffectEvent(() => {
    if (input.current !== null) take(input.current);
  });
  // What was chosen before the page came alive told nobody: it is taken up now.
  useEffect(() => takeEarly(), []);
  return (
    <div>
      <div
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          onFiles([...event.dataTransfer.files].slice(0, multiple ? undefined : 1));
        }}
        className={cx(
          "t-13 flex flex-wrap items-center gap-3 rounded-control border border-dashed px-4 py-3 text-text-3",
          over ? "border-ink bg-ink-tint" : "border-control",
        )}
      >
        <input
          {...control}
          ref={input}
          type="file"
          name={name}
          accept={accept}
          multiple={multiple}
          onChange={(event) => take(event.currentTarget)}
          className="peer sr-only"
        />
        <label
          htmlFor={control.id}
          className={cx(
            buttonClass({}),
            "peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-ink",
          )}
        >
          <Upload aria-hidden size={16} strokeWidth={1.6} /> {t("chooseFiles")}
        </label>
        <span className="pointer-coarse:hidden">{t("dropFiles")}</span>
      </div>
      {items.length === 0 ? null : (
        <ul aria-label={t("files")} className="mt-2">
          {items.map((item) => (
            <FileLine key={item.key} item={item} onRemove={onRemove} />
          ))}
        </ul>
      )}
    </div>
  );
}

function FileLine({
  item,
  onRemove,
}: {
  readonly item: FileItem;
  readonly onRemove?: ((key: string) => void) | undefined;
}): ReactNode {
  const t = useTranslations("ui");
  return (
    <li className="flex items-center gap-3 border-b py-2">
      <FileText aria-hidden size={16} strokeWidth={1.6} className="shrink-0 text-text-3" />
      <div className="min-w-0 flex-1">
        <p className="t-13 font-medium [overflow-wrap:anywhere]">{item.name}</p>
        {item.share === undefined ? (
          <p className={cx("t-12 [overflow-wrap:anywhere]", item.error === true ? "text-late" : "text-text-3")}>
            {item.detail}
          </p>
        ) : (
          <Progress value={Math.round(item.share * 100)} max={100} label={item.name} detail={item.detail} />
        )}
      </div>
      {onRemove === undefined ? null : (
        <IconButton label={t("removeFile", { name: item.name })} onClick={() => onRemove(item.key)}>
          <X aria-hidden size={16} strokeWidth={1.6} />
        </IconButton>
      )}
    </li>
  );
}
