/** The words of the reports. */
const english = {
  period: 'Period',
  lastDays_one: 'Last {{count, number}} day',
  lastDays_other: 'Last {{count, number}} days',
  ownPeriod: 'Chosen days',
  firstDay: 'First day',
  lastDay: 'Last day',
  allPools: 'All pools',
  vehiclesCounted_one: '{{count, number}} vehicle',
  vehiclesCounted_other: '{{count, number}} vehicles',
  emptyTitle: 'No vehicles in this period',
  emptyDetail: 'Choose another pool or another period.',
  usedOfOpen: 'Used of open time',
  used: 'Used',
  reservations: 'Reservations',
  cancelled: 'Cancelled',
  noShows: 'No-shows',
  lateReturns: 'Late returns',
  hours: 'Hours',
  distance: 'Distance',
  cost: 'Cost',
  heatMap: 'When vehicles are in use',
  heatMapHint: 'How many vehicles were reserved in each hour of the week, on average, by the clock of their pools.',
  weekday: 'Weekday',
  weekdays: {
    monday: 'Monday',
    tuesday: 'Tuesday',
    wednesday: 'Wednesday',
    thursday: 'Thursday',
    friday: 'Friday',
    saturday: 'Saturday',
    sunday: 'Sunday',
  },
  overbooked: 'Overbooked vehicles',
  overbookedHint: 'Reserved for {{share}} of their pool’s open time or more: hardly an hour is left.',
  idle: 'Idle vehicles',
  idleHint: 'Reserved for less than {{share}} of their pool’s open time.',
  unreliable: 'No-shows and late returns',
  unreliableHint: 'Vehicles that stood ready for nobody, or came back after their time.',
  costs: 'Cost by cost center',
  costsHint: 'Of the reservations that begin in the period.',
  costsOfAllPools: 'Of the reservations of all pools that begin in the period.',
  noCosts: 'Nothing was reserved in this period.',
  none: 'None in this period.',
  moreInFile_one: '{{count, number}} more is in the file.',
  moreInFile_other: '{{count, number}} more are in the file.',
  tableOf: 'Table: {{report}}',
  download: 'Download CSV',
  downloadNamed: 'Download CSV: {{report}}',
} as const;

export default english;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    analytics: typeof english;
  }
}
