/** Where the server serves the tabs; the router's paths below are relative to it. */
export const basePath = '/tabs';

export const paths = {
  fleet: '/fleet',
  vehicle: '/vehicles/:vehicleId',
  map: '/map',
  workbench: '/workbench',
  reservations: '/reservations',
  reservationsCalendar: '/reservations/calendar',
  reservationsTimeline: '/reservations/timeline',
  /** Where links of chats and calendars lead. */
  reservation: '/reservations/:reservationId',
  reserve: '/reserve',
  handover: '/handovers/:reservationId',
  approvals: '/approvals',
  administration: '/administration/*',
  analytics: '/analytics',
  alerts: '/alerts',
  /** Where a driver's phone tells where the vehicle is. */
  sharePosition: '/share-position',
  /** Opened by Teams alone, when somebody adds or changes a tab of a channel or a group chat. */
  configure: '/configure',
} as const;

export function vehiclePath(vehicleId: string): string {
  return `/vehicles/${vehicleId}`;
}

export function reservationPath(reservationId: string): string {
  return `/reservations/${reservationId}`;
}

export function handoverPath(reservationId: string): string {
  return `/handovers/${reservationId}`;
}
