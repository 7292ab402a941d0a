import { MissingPage } from "@/components/shell/missing-page";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";

/** Nothing of this name here, or nothing the reader may see: the frame stays. */
export default function PageNotFound() {
  return (
    <>
      <PageHeader crumbs={[]} />
      <PageBody>
        <MissingPage />
      </PageBody>
    </>
  );
}
