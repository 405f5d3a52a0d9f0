/** How an alert is read. */
import type { Alert } from '@fleet/contracts/alert.ts';

type Instants = 'raisedAt' | 'resolvedAt' | 'acknowledgedAt';

export interface AlertRow extends Omit<Alert, Instants> {
  raisedAt: Date;
  resolvedAt: Date | null;
  acknowledgedAt: Date | null;
}

/** `select … from …` with the alert as `a`; a condition follows. */
export const selectAlert = (moreColumns = '') => `
  select a.id, a.kind, json_build_object('id', v.id, 'name', v.make || ' ' || v.model, 'licensePlate', v.license_plate) as vehicle,
    a.reservation_id as "reservationId", a.detail, a.raised_at as "raisedAt", a.resolved_at as "resolvedAt",
    a.acknowledged_at as "acknowledgedAt",
    case when u.id is not null then
      json_build_object('userId', u.id, 'displayName', u.display_name, 'email', u.email) end as "acknowledgedBy",
    a.version${moreColumns}
  from alerts a
  join vehicles v on v.tenant_id = a.tenant_id and v.id = a.vehicle_id
  left join users u on u.tenant_id = a.tenant_id and u.id = a.acknowledged_by`;

export function toAlert(row: AlertRow): Alert {
  return {
    ...row,
    raisedAt: row.raisedAt.toISOString(),
    resolvedAt: row.resolvedAt?.toISOString() ?? null,
    acknowledgedAt: row.acknowledgedAt?.toISOString() ?? null,
  };
}
