import { notFound } from "next/navigation";
import { CeremonySample } from "@/components/parts/ceremony-sample";
import { env } from "@/lib/env";

/** The frame of a ceremony, for looking and for axe. Not served to the public. */
export default function CeremonyPartsPage() {
  const { isDevelopment, isDemo } = env();
  if (!isDevelopment && !isDemo) notFound();
  return <CeremonySample />;
}
