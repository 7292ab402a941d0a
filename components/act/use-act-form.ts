"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import type { BaseSyntheticEvent } from "react";
import { type DefaultValues, type FieldValues, type Path, type UseFormReturn, useForm } from "react-hook-form";
import type { z } from "zod";
import { type Acting, useAct } from "@/components/act/use-act";
import type { Action } from "@/lib/features/act/view";

type Options<V extends FieldValues> = NonNullable<Parameters<typeof useAct>[1]> & {
  readonly defaults: DefaultValues<V>;
};

/** A form over a command: its own schema checks on leaving a field, the server's word stands beside the same fields. */
export type ActForm<V extends FieldValues> = {
  readonly form: UseFormReturn<V, unknown, V>;
  readonly acting: Acting;
  /** The handler of `onSubmit`. */
  readonly submit: (event?: BaseSyntheticEvent) => Promise<void>;
  /** The sentence under a field, when there is one to say. */
  readonly errorOf: (path: Path<V>) => string | undefined;
};

/**
 * Binds a form to the command's own schema and action. Nothing typed is ever lost: a refusal, a field error, a lost
 * connection or an ended session leave the form as it is. The schema's input and output must be of one shape.
 */
export function useActForm<V extends FieldValues>(
  schema: z.ZodType<V, V>,
  action: Action,
  { defaults, ...options }: Options<V>,
): ActForm<V> {
  const t = useTranslations("input");
  const acting = useAct(action, options);
  const say = (code: string, params: Record<string, string | number> = {}): string =>
    t.has(code) ? t(code, params) : t("invalid");
  const resolver = zodResolver(schema, {
    error: (issue) => {
      const { minimum, maximum, origin, format } = { minimum: 0, maximum: 0, origin: "", format: "", ...issue };
      return say(issue.code ?? "invalid", {
        minimum: Number(minimum),
        maximum: Number(maximum),
        origin: String(origin),
        format: String(format),
      });
    },
  });
  const form = useForm<V, unknown, V>({ mode: "onTouched", resolver, defaultValues: defaults });
  const submit = form.handleSubmit(async (values) => {
    await acting.run(values);
  });
  const errorOf = (path: Path<V>): string | undefined => {
    const local = form.getFieldState(path, form.formState).error?.message;
    // A refinement names one of our own codes; zod's own issues were said above.
    if (local !== undefined) return t.has(local) ? t(local) : local;
    return acting.problem?.kind === "invalid-input" ? acting.problem.fields[path] : undefined;
  };
  return { form, acting, submit, errorOf };
}
