/** What frames every page: its states, its bar, its errors. */
const english = {
  product: 'Fleet',
  pages: {
    fleet: 'Vehicles',
    map: 'Map',
    alerts: 'Alerts',
    workbench: 'Workbench',
    reservations: 'Reservations',
    reserve: 'Reserve',
    approvals: 'Approvals',
    administration: 'Administration',
    analytics: 'Analytics',
    configure: 'Set up this tab',
  },
  navigation: 'Pages',
  skipToContent: 'Skip to content',
  loading: 'Loading…',
  tryAgain: 'Try again',
  close: 'Close',
  cancel: 'Cancel',
  save: 'Save',
  signIn: 'Sign in',
  signOut: 'Sign out',
  signedInAs: 'Signed in as {{name}}',
  signedOut: {
    title: 'Sign in to Fleet',
    detail: 'See your company’s vehicles and your reservations. You need your work account.',
  },
  teamsSilent: 'Microsoft Teams did not answer. Open the tab again, or open this page in a browser of its own.',
  teamsRefused: 'Microsoft Teams could not sign you in ({{reason}}).',
  sessionEnded: 'Your session has ended',
  sessionEndedDetail: 'Sign in again to go on.',
  notAllowed: 'You have no access to this',
  notAllowedHint: 'If you think you should, ask the person who looks after Fleet in your company.',
  pageNotAllowed: 'This page is for others: {{roles}}.',
  roles: {
    employee: 'Employees',
    approver: 'Approvers',
    fleet_manager: 'Fleet managers',
    admin: 'Administrators',
  },
  unreachable: {
    title: 'Fleet cannot be reached',
    detail: 'The server did not answer. Check your connection and try again.',
  },
  somethingWrong: 'That did not work',
  live: { connected: 'Live', connecting: 'Connecting…', polling: 'Updated every 30 seconds' },
  notSent_one: '{{count, number}} message could not be sent',
  notSent_other: '{{count, number}} messages could not be sent',
  timeOf: '{{place}} time',
  notFound: {
    title: 'There is no such page',
    detail: 'The address may be mistyped or out of date.',
    link: 'Go to the vehicles',
  },
  unsaved: {
    title: 'Leave without saving?',
    detail: 'What you have changed here is lost.',
    leave: 'Leave',
    stay: 'Stay',
  },
} as const;

export default english;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    ui: typeof english;
  }
  interface CustomTypeOptions {
    defaultNS: 'ui';
  }
}
