import type { ReservationStatus } from '@fleet/contracts/reservation.ts';
import {
  CalendarCancel16Filled,
  CheckmarkCircle16Filled,
  Clock16Filled,
  DismissCircle16Filled,
  Flag16Filled,
  type FluentIcon,
  VehicleCar16Filled,
} from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { StatusBadge, type StatusTone } from '../../ui/status-badge.tsx';

const looks: Record<ReservationStatus, { tone: StatusTone; Icon: FluentIcon }> = {
  pending: { tone: 'waiting', Icon: Clock16Filled },
  approved: { tone: 'good', Icon: CheckmarkCircle16Filled },
  rejected: { tone: 'bad', Icon: DismissCircle16Filled },
  active: { tone: 'taken', Icon: VehicleCar16Filled },
  completed: { tone: 'quiet', Icon: Flag16Filled },
  cancelled: { tone: 'quiet', Icon: CalendarCancel16Filled },
};

export function ReservationStatusBadge({ status }: { status: ReservationStatus }) {
  const { t } = useTranslation('terms');
  const { tone, Icon } = looks[status];
  return (
    <StatusBadge tone={tone} icon={<Icon />}>
      {t(`reservationStatuses.${status}`)}
    </StatusBadge>
  );
}
