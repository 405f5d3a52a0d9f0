import type { Alert } from '@fleet/contracts/alert.ts';
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';

export interface NewAlert {
  kind: Alert['kind'];
  vehicleId: string;
  reservationId: string | null;
  /** What makes it one of its kind: the same again while it goes on is no other, whether somebody looks after it or not. */
  subject: string;
  detail: Alert['detail'];
  raisedAt: Date;
}

/**
 * Raises those that do not go on already, with an event for whoever is told of each.
 * @returns how many
 */
export async function raiseAlerts(transaction: TenantTransaction, alerts: readonly NewAlert[]): Promise<number> {
  if (alerts.length === 0) return 0;
  const raised = await transaction.query({
    name: 'alert.raise',
    text: `with raised as (
             insert into alerts (kind, vehicle_id, reservation_id, subject, detail, raised_at)
             select * from unnest($1::text[], $2::uuid[], $3::uuid[], $4::text[], $5::jsonb[], $6::timestamptz[])
             on conflict (tenant_id, vehicle_id, kind, subject) where resolved_at is null do nothing
             returning id, kind, vehicle_id, reservation_id
           )
           insert into outbox_events (type, entity_id, payload)
           select 'alert.raised', id,
             jsonb_build_object('kind', kind, 'vehicleId', vehicle_id, 'reservationId', reservation_id)
           from raised returning id`,
    values: [
      alerts.map(({ kind }) => kind),
      alerts.map(({ vehicleId }) => vehicleId),
      alerts.map(({ reservationId }) => reservationId),
      alerts.map(({ subject }) => subject),
      alerts.map(({ detail }) => JSON.stringify(detail)),
      alerts.map(({ raisedAt }) => raisedAt),
    ],
  });
  return raised.length;
}
