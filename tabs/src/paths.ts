/** Where the server serves the tabs; the router's paths below are relative to it. */
export const basePath = '/tabs';

export const paths = {
  fleet: '/fleet',
  reservations: '/reservations',
  reserve: '/reserve',
  /** Where links of chats and calendars lead. */
  reservation: '/reservations/:reservationId',
  vehicle: '/vehicles/:vehicleId',
  handover: '/handovers/:reservationId',
  /** Opened by Teams alone, when somebody adds or changes a tab of a channel or a group chat. */
  configure: '/configure',
} as const;

export function reservationPath(reservationId: string): string {
  return `/reservations/${reservationId}`;
}
