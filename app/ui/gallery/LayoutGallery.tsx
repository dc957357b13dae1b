import type { GalleryWords } from "~/messages/gallery";
import { Button } from "~/ui/kit/form/Button";
import { TextArea } from "~/ui/kit/form/TextInput";
import { Card } from "~/ui/kit/layout/Card";
import { CopyText } from "~/ui/kit/layout/CopyText";
import { DefinitionList } from "~/ui/kit/layout/DefinitionList";
import { Tabs } from "~/ui/kit/layout/Tabs";
import { Dialog } from "~/ui/kit/overlay/Dialog";
import { Drawer } from "~/ui/kit/overlay/Drawer";
import { Toast } from "~/ui/kit/overlay/Toast";

const HASH = "3f9a1c77be02d85c41e6a09b7d2f84c3315e0a6692bd17fc48a05e9d6c2b7710";

/** Cards, tabs, facts, hashes, and what comes in front of the page. */
export function LayoutGallery({ w }: { w: GalleryWords }) {
  const facts = [
    { term: w.hospital, value: w.hospitals[0] },
    { term: w.type, value: w.types[0], note: w.usableHint },
    { term: w.copyWhat, value: <CopyText text={HASH} label={w.copyWhat} short /> },
  ];
  return (
    <div className="flex flex-col gap-8">
      <Tabs
        label={w.layout}
        current="a"
        tabs={w.steps.map((label, at) => ({
          id: at === 0 ? "a" : label,
          label,
          to: "/kit",
          count: at === 1 ? 12 : undefined,
        }))}
      />
      <div className="grid gap-5 lg:grid-cols-3">
        <Card
          title={w.card}
          level={3}
          actions={<Button size="s">{w.details}</Button>}
          footer={w.nameHint}
        >
          {w.text}
        </Card>
        <Card title={w.card} level={3} tone="sunken">
          <DefinitionList items={facts} />
        </Card>
        <Card title={w.card} level={3} tone="primary">
          {w.text}
        </Card>
      </div>
      <DefinitionList layout="grid" items={facts} />
      <CopyText text={HASH} label={w.copyWhat} />
      <div className="flex flex-wrap gap-3">
        <Dialog
          id="gallery-danger"
          title={w.danger}
          trigger={w.danger}
          triggerVariant="danger"
          tone="danger"
        >
          <form className="flex flex-col gap-4">
            <p>{w.dangerBody}</p>
            <TextArea label={w.dangerReason} name="reason" required />
            <Button type="submit" variant="danger">
              {w.danger}
            </Button>
          </form>
        </Dialog>
        <Drawer id="gallery-drawer" title={w.details} trigger={w.details} triggerIcon="info">
          <DefinitionList items={facts} />
        </Drawer>
      </div>
      <Toast
        message={w.toast}
        undo={
          <Button size="s" variant="plain">
            {w.remove}
          </Button>
        }
      />
    </div>
  );
}
