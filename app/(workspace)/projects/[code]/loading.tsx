import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { Loading } from "@/components/ui/loading";

/** Plain lines while the page is read; they show after 300 ms. */
export default function PageLoading() {
  return (
    <>
      <PageHeader crumbs={[]} />
      <PageBody busy>
        <Loading />
      </PageBody>
    </>
  );
}
