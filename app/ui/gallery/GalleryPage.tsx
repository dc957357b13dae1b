import { galleryWords } from "~/messages/gallery";
import { useLocale } from "~/ui/i18n";
import { Section } from "~/ui/kit/layout/Card";
import { Page, PageHeader } from "~/ui/kit/layout/PageHeader";
import { ChartGallery } from "./ChartGallery";
import { FormGallery } from "./FormGallery";
import { LayoutGallery } from "./LayoutGallery";
import { StatusGallery } from "./StatusGallery";
import { TableGallery } from "./TableGallery";

/** Every component in every state, for the eye and for the accessibility check. */
export function GalleryPage() {
  const w = galleryWords(useLocale());
  return (
    <Page>
      <PageHeader title={w.title} lead={w.lead} crumbs={[{ label: w.title }]} />
      <Section title={w.form}>
        <FormGallery w={w} />
      </Section>
      <Section title={w.status}>
        <StatusGallery w={w} />
      </Section>
      <Section title={w.table}>
        <TableGallery w={w} />
      </Section>
      <Section title={w.chart}>
        <ChartGallery w={w} />
      </Section>
      <Section title={`${w.layout} · ${w.overlay}`}>
        <LayoutGallery w={w} />
      </Section>
    </Page>
  );
}
