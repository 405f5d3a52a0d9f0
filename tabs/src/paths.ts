/** Where the server serves the tabs; the router's paths below are relative to it. */
export const basePath = '/tabs';

export const paths = {
  fleet: '/fleet',
  reservations: '/reservations',
  reserve: '/reserve',
  /** Opened by Teams alone, when somebody adds or changes a tab of a channel or a group chat. */
  configure: '/configure',
} as const;
