import type { ReservationStatus } from '@fleet/contracts/reservation.ts';
import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator';

export interface FeedReservation {
  id: string;
  status: ReservationStatus;
  start_date: Date;
  end_date: Date;
  purpose: string;
  driver_name: string;
  vehicle_name: string;
  license_plate: string;
  pool_name: string;
  site: string;
  version: number;
  updated_at: Date;
}

const statuses: Readonly<Record<ReservationStatus, ICalEventStatus>> = {
  pending: ICalEventStatus.TENTATIVE,
  approved: ICalEventStatus.CONFIRMED,
  active: ICalEventStatus.CONFIRMED,
  completed: ICalEventStatus.CONFIRMED,
  rejected: ICalEventStatus.CANCELLED,
  cancelled: ICalEventStatus.CANCELLED,
};

/** By which calendars know a reservation, wherever they have it from. */
export const calendarUid = (reservationId: string) => `reservation-${reservationId}@fleet`;

/** How often a calendar program should look again; most take their own time. */
const refreshSeconds = 900;

/**
 * Writes reservations as iCalendar (RFC 5545), their times as UTC instants, which every program shows in its reader's zone.
 * The same reservations always give the same text.
 */
export function writeCalendar({
  title,
  ofVehicle,
  reservations,
}: {
  title: string;
  /** Of one vehicle, whose drivers differ; else of one driver, whose vehicles do. */
  ofVehicle: boolean;
  reservations: readonly FeedReservation[];
}): string {
  const calendar = ical({
    name: title,
    prodId: { company: 'Fleet', product: 'Fleet for Microsoft Teams', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: refreshSeconds,
  });
  for (const reservation of reservations) {
    const status = statuses[reservation.status];
    const vehicle = `${reservation.vehicle_name} (${reservation.license_plate})`;
    calendar.createEvent({
      id: calendarUid(reservation.id),
      sequence: reservation.version,
      start: reservation.start_date,
      end: reservation.end_date,
      stamp: reservation.updated_at,
      lastModified: reservation.updated_at,
      summary: `${ofVehicle ? reservation.driver_name : vehicle}: ${reservation.purpose}`,
      location: `${reservation.pool_name}, ${reservation.site}`,
      description: ofVehicle ? vehicle : `Driver: ${reservation.driver_name}`,
      status,
      transparency:
        status === ICalEventStatus.CANCELLED ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
    });
  }
  return calendar.toString();
}
