/** Where the server serves the tabs; the router's paths below are relative to it. */
export const basePath = '/tabs';

export const paths = {
  fleet: '/fleet',
  reservations: '/reservations',
  reserve: '/reserve',
} as const;
