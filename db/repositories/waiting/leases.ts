import { and, eq, sql } from "drizzle-orm";
import type { Instant } from "~/domain/shared/instant";
import { leases } from "../../schema/outbox";
import type { Db } from "../../store";

export type Lease = { readonly name: string; readonly holder: string; readonly until: Instant };

export async function findLease(db: Db, name: string): Promise<Lease | undefined> {
  const [found] = await db.select().from(leases).where(eq(leases.name, name)).limit(1);
  return found as Lease | undefined;
}

/** Takes a job, or keeps it, unless another holder's time still runs. Answers whether it is ours. */
export async function takeLease(
  db: Db,
  { at, ...lease }: Lease & { at: Instant },
): Promise<boolean> {
  await db
    .insert(leases)
    .values(lease)
    .onConflictDoUpdate({
      target: leases.name,
      set: { holder: lease.holder, until: lease.until },
      setWhere: sql`${leases.holder} = ${lease.holder} or ${leases.until} <= ${at}`,
    });
  return (await findLease(db, lease.name))?.holder === lease.holder;
}

/** Gives a job back, so that another process need not wait for the end of the lease. */
export async function endLease(
  db: Db,
  { name, holder, at }: { name: string; holder: string; at: Instant },
): Promise<void> {
  await db
    .update(leases)
    .set({ until: at })
    .where(and(eq(leases.name, name), eq(leases.holder, holder)));
}
