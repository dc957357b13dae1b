import { Form } from "@remix-run/react";
import { useT } from "~/ui/i18n";
import { Button } from "~/ui/kit/form/Button";

type AddToBasketProps = {
  datasetId: string;
  title: string;
  /** Where the reader stays. */
  next: string;
  label?: string | undefined;
  large?: boolean | undefined;
};

/** Puts a dataset into the company's basket and comes back to the same place. */
export function AddToBasket({ datasetId, title, next, label, large = false }: AddToBasketProps) {
  const t = useT();
  return (
    <Form method="post" action="/basket" preventScrollReset>
      <input type="hidden" name="datasetId" value={datasetId} />
      <input type="hidden" name="next" value={next} />
      <Button
        type="submit"
        name="intent"
        value="add"
        icon="basket"
        size={large ? "l" : "s"}
        variant={large ? "primary" : "secondary"}
        aria-label={t("catalogue.add.of", { title })}
      >
        {label ?? t("catalogue.add")}
      </Button>
    </Form>
  );
}
