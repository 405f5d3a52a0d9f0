import { CheckmarkCircle16Filled, Clock16Filled, Prohibited16Filled, Wrench16Filled } from '@fluentui/react-icons';
import { formatUntil, type TimeStyle } from '../../ui/format.ts';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { fleetStrings } from './fleet-strings.ts';
import type { VehicleAvailability } from './vehicle-availability.ts';

interface VehicleStatusProps {
  availability: VehicleAvailability;
  style: TimeStyle;
}

export function VehicleStatus({ availability, style }: VehicleStatusProps) {
  switch (availability.kind) {
    case 'available':
      return (
        <StatusBadge tone="good" icon={<CheckmarkCircle16Filled />}>
          {fleetStrings.available}
        </StatusBadge>
      );
    case 'reserved':
      return (
        <StatusBadge tone="taken" icon={<Clock16Filled />}>
          {fleetStrings.reservedUntil(formatUntil(availability.current.endDate, style))}
        </StatusBadge>
      );
    case 'maintenance':
      return (
        <StatusBadge tone="waiting" icon={<Wrench16Filled />}>
          {fleetStrings.maintenance}
        </StatusBadge>
      );
    case 'retired':
      return (
        <StatusBadge tone="quiet" icon={<Prohibited16Filled />}>
          {fleetStrings.retired}
        </StatusBadge>
      );
  }
}
