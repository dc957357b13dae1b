import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireRole } from "~/http/require-role";
import { loadWallet } from "~/queries/voucher/wallet.server";
import { runtime } from "~/runtime.server";
import { titled } from "~/ui/title";
import { WalletPage } from "~/ui/voucher/WalletPage";

export const meta = titled("voucher.wallet.title");

/** Whatever else an address says, the list begins at its first page. */
const pageOf = (text: string | null): number =>
  /^[1-9]\d{0,5}$/.test(text ?? "") ? Number(text) : 1;

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = requireRole(args, "company");
  const page = pageOf(new URL(args.request.url).searchParams.get("page"));
  const companyId = actor.organisationId;
  return { wallet: await loadWallet(runtime.store, { companyId, page, at: runtime.now() }) };
}

export default function Wallet() {
  return <WalletPage wallet={useLoaderData<typeof loader>().wallet} />;
}
