import type { AuditEntry } from '@fleet/contracts/audit.ts';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api-client/api.ts';
import { formatUntil } from '../../../ui/format.ts';
import { Entry } from '../entry.tsx';
import { PagedSection } from '../paged-section.tsx';
import type { SectionProps } from '../section-props.ts';

const knownActions = [
  'vehicle.created',
  'vehicle.updated',
  'vehicle.retired',
  'vehicle.odometer-corrected',
  'vehicle.document-added',
  'vehicle.document-deleted',
] as const;

/** Who changed what of it, from the audit log. */
export default function History({ vehicle, timeStyle }: SectionProps) {
  const { t } = useTranslation('vehicle');
  const api = useApi();
  const style = { ...timeStyle, timeZone: vehicle.timeZone };
  const titleOf = ({ action }: AuditEntry) => {
    const known = knownActions.find((one) => one === action);
    return known ? t(`actions.${known.slice('vehicle.'.length) as Name<typeof known>}`) : action;
  };
  return (
    <PagedSection
      vehicleId={vehicle.id}
      name="history"
      load={async (cursor, signal) => {
        const asked = { entityType: 'vehicle', entityId: vehicle.id, ...(cursor && { cursor }) };
        const answer = await api.listAudit(asked, { signal });
        return { rows: answer.entries, nextCursor: answer.nextCursor };
      }}
      empty={{ title: t('noHistory') }}
    >
      {(entry) => (
        <Entry
          title={titleOf(entry)}
          when={formatUntil(entry.occurredAt, style)}
          facts={[
            [t('by'), entry.actor.displayName ?? t(`actors.${entry.actor.kind}`)],
            ...describeDetail(entry.detail),
          ]}
        />
      )}
    </PagedSection>
  );
}

type Name<Action extends string> = Action extends `vehicle.${infer Rest}` ? Rest : never;

/** Members by their names in the API, as the audit log keeps them: what changed, or what it was. */
function describeDetail(detail: AuditEntry['detail']): [string, string][] {
  return Object.entries(detail).map(([member, value]) => {
    const isChange = typeof value === 'object' && value !== null && 'from' in value && 'to' in value;
    return [member, isChange ? `${textOf(value.from)} → ${textOf(value.to)}` : textOf(value)];
  });
}

function textOf(value: unknown): string {
  if (value === null || value === undefined || value === '') return '–';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
