/** The words of every page; each feature has its own file beside it. */
export const strings = {
  product: 'Fleet',
  pages: {
    fleet: 'Vehicles',
    reservations: 'Reservations',
    reserve: 'Reserve',
    configure: 'Set up this tab',
  },
  navigation: 'Pages',
  skipToContent: 'Skip to content',
  loading: 'Loading…',
  tryAgain: 'Try again',
  signIn: 'Sign in',
  signOut: 'Sign out',
  signedInAs: (name: string) => `Signed in as ${name}`,
  signedOut: {
    title: 'Sign in to Fleet',
    detail: 'See your company’s vehicles and your reservations. You need your work account.',
  },
  teamsSilent: 'Microsoft Teams did not answer. Open the tab again, or open this page in a browser of its own.',
  teamsRefused: (reason: string) => `Microsoft Teams could not sign you in (${reason}).`,
  sessionEnded: 'Your session has ended',
  notAllowed: 'You have no access to this',
  notAllowedHint: 'If you think you should, ask the person who looks after Fleet in your company.',
  unreachable: {
    title: 'Fleet cannot be reached',
    detail: 'The server did not answer. Check your connection and try again.',
  },
  somethingWrong: 'That did not work',
  live: { connected: 'Live', connecting: 'Connecting…', polling: 'Updated every 30 seconds' },
  timeOf: (place: string) => `${place} time`,
  notFound: {
    title: 'There is no such page',
    detail: 'The address may be mistyped or out of date.',
    link: 'Go to the vehicles',
  },
} as const;
