/** What happens to a reservation that others hear of: effects, webhooks. */
export const reservationEventTypes = [
  'reservation.created',
  'reservation.changed',
  'reservation.approved',
  'reservation.rejected',
  'reservation.cancelled',
  // Others decide now: the next step begins, or nobody decided in time.
  'reservation.asked',
  'reservation.checked-out',
  'reservation.checked-in',
  // It is over, and nobody recorded a handover.
  'reservation.completed',
  'reservation.reassigned',
  'reservation.due',
  'reservation.overdue',
  // Its vehicle waits for the driver, and is given up soon.
  'reservation.unclaimed',
  // Its vehicle has not come back, and there is no other.
  'reservation.delayed',
] as const;
export type ReservationEventType = (typeof reservationEventTypes)[number];

/** What is not a reservation changed: whoever shows it reads it again. The type names the noun. */
export const otherEventTypes = [
  'vehicle.changed',
  'pool.changed',
  'driver.changed',
  'waitlist.offered',
  'waitlist.changed',
] as const;
