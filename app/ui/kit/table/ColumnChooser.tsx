import { useT } from "~/ui/i18n";
import { Icon } from "../layout/Icon";
import type { LiveColumnModel } from "./live-columns";

/** Which columns of a dense list are in view; the row's name always is. */
export function ColumnChooser({
  name,
  models,
  words,
}: {
  name: string;
  models: readonly LiveColumnModel[];
  words: Map<string, string>;
}) {
  const t = useT();
  return (
    <details className="relative print:hidden">
      <summary className="inline-flex min-h-9 list-none items-center gap-1.5 rounded-md border border-line-strong px-3 font-bold hover:bg-sunken">
        <Icon name="columns" />
        {t("kit.columns")}
      </summary>
      <fieldset className="absolute end-0 z-20 mt-1 max-h-96 w-64 overflow-auto rounded-md border border-line bg-surface p-2 shadow-lift">
        <legend className="sr-only">{t("kit.columns")}</legend>
        {models.map((model) => (
          <label
            key={model.id}
            htmlFor={`${name}-column-${model.id}`}
            className="flex min-h-9 items-center gap-2.5 rounded-sm px-2 hover:bg-sunken pointer-coarse:min-h-11"
          >
            <input
              id={`${name}-column-${model.id}`}
              type="checkbox"
              className="size-4.5"
              checked={model.getIsVisible()}
              onChange={model.getToggleVisibilityHandler()}
            />
            {words.get(model.id)}
          </label>
        ))}
      </fieldset>
    </details>
  );
}
