import type { GalleryWords } from "~/messages/gallery";
import { Button, LinkButton } from "~/ui/kit/form/Button";
import { Checkbox, CheckboxGroup, RadioGroup } from "~/ui/kit/form/Choices";
import { ErrorSummary } from "~/ui/kit/form/ErrorSummary";
import { FileInput } from "~/ui/kit/form/FileInput";
import { FormActions, FormGrid } from "~/ui/kit/form/FormGrid";
import { MoneyInput } from "~/ui/kit/form/MoneyInput";
import { SearchBox } from "~/ui/kit/form/SearchBox";
import { Combobox, DateInput, Select } from "~/ui/kit/form/Select";
import { Switch } from "~/ui/kit/form/Switch";
import { TextArea, TextInput } from "~/ui/kit/form/TextInput";

const optionsOf = (words: readonly string[]) =>
  words.map((label, at) => ({ value: `v${at}`, label }));

function Buttons({ w }: { w: GalleryWords }) {
  return (
    <div className="flex flex-col gap-3">
      {(["l", "m", "s"] as const).map((size) => (
        <div key={size} className="flex flex-wrap items-center gap-3">
          {(["primary", "secondary", "tertiary", "danger", "plain"] as const).map((variant) => (
            <Button key={variant} variant={variant} size={size}>
              {variant === "danger" ? w.remove : w.save}
            </Button>
          ))}
          <Button size={size} variant="primary" disabled>
            {w.save}
          </Button>
          <LinkButton to="/kit" size={size} icon="arrow-right">
            {w.details}
          </LinkButton>
        </div>
      ))}
    </div>
  );
}

/** Every control: empty, filled, wrong and switched off. */
export function FormGallery({ w }: { w: GalleryWords }) {
  return (
    <div className="flex flex-col gap-8">
      <Buttons w={w} />
      <SearchBox action="/kit" label={w.name} placeholder={w.datasets[0]} />
      <ErrorSummary errors={{ wrongName: [w.wrong] }} labels={{ wrongName: w.name }} />
      <FormGrid columns={2}>
        <TextInput label={w.name} name="name" hint={w.nameHint} required />
        <TextInput label={w.name} name="wrongName" defaultValue={w.save} errors={[w.wrong]} />
        <TextInput label={w.name} name="lockedName" defaultValue={w.datasets[0]} disabled />
        <MoneyInput label={w.price} name="price" defaultValue={320_000_000} />
        <Select
          label={w.type}
          name="type"
          options={optionsOf(w.types)}
          emptyLabel="–"
          defaultValue="v1"
        />
        <Combobox
          label={w.hospital}
          name="hospital"
          options={w.hospitals.map((value) => ({ value }))}
        />
        <DateInput label={w.date} name="date" defaultValue="2026-03-16" />
        <FileInput label={w.file} name="file" maxBytes={20_000_000} />
        <TextArea label={w.purpose} name="purpose" maxLength={2_000} defaultValue={w.text} />
        <CheckboxGroup
          label={w.type}
          name="types[]"
          options={optionsOf(w.types).map((option, at) => ({ ...option, count: 120 - at * 37 }))}
          defaultValue={["v0"]}
        />
        <RadioGroup
          label={w.hospital}
          name="oneHospital"
          options={optionsOf(w.hospitals)}
          defaultValue="v2"
          layout="row"
          errors={[w.wrong]}
        />
        <div>
          <Checkbox label={w.agree} name="agree" required />
          <Switch label={w.usable} name="usable" hint={w.usableHint} defaultChecked />
          <Switch label={w.usable} name="usableOff" />
        </div>
      </FormGrid>
      <FormActions>
        <Button variant="primary">{w.save}</Button>
        <Button variant="tertiary">{w.details}</Button>
      </FormActions>
    </div>
  );
}
