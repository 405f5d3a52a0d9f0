import { CheckmarkCircle16Filled, Clock16Filled, Prohibited16Filled, Wrench16Filled } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { formatUntil, type TimeStyle } from '../../ui/format.ts';
import { StatusBadge } from '../../ui/status-badge.tsx';
import type { VehicleAvailability } from './vehicle-availability.ts';

interface VehicleStatusProps {
  availability: VehicleAvailability;
  style: TimeStyle;
}

export function VehicleStatus({ availability, style }: VehicleStatusProps) {
  const { t } = useTranslation('fleet');
  switch (availability.kind) {
    case 'available':
      return (
        <StatusBadge tone="good" icon={<CheckmarkCircle16Filled />}>
          {t('available')}
        </StatusBadge>
      );
    case 'reserved':
      return (
        <StatusBadge tone="taken" icon={<Clock16Filled />}>
          {t('reservedUntil', { until: formatUntil(availability.current.endDate, style) })}
        </StatusBadge>
      );
    case 'maintenance':
      return (
        <StatusBadge tone="waiting" icon={<Wrench16Filled />}>
          {t('maintenance')}
        </StatusBadge>
      );
    case 'retired':
      return (
        <StatusBadge tone="quiet" icon={<Prohibited16Filled />}>
          {t('retired')}
        </StatusBadge>
      );
  }
}
