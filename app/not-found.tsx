import { MissingPage } from "@/components/shell/missing-page";
import { Wordmark } from "@/components/ui/mark";

/** No page at this address, or a project that is not the reader's: the same answer. */
export default function NotFound() {
  return (
    <main id="main" tabIndex={-1} className="page-gutter min-h-dvh bg-paper py-8">
      <Wordmark />
      <MissingPage />
    </main>
  );
}
