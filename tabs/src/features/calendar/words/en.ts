/** The words of the calendar of reservations. */
const english = {
  span: 'What to show',
  spans: {
    month: 'Month',
    week: 'Week',
    day: 'Day',
  },
  entry: '{{vehicle}}, {{when}}: {{who}}, {{status}}',
  day_one: '{{day}}, {{count, number}} reservation',
  day_other: '{{day}}, {{count, number}} reservations',
  more: '{{count, number}} more',
  count: '{{count, number}}',
  days: 'Days and hours',
  zone: 'Times are {{zone}}.',
  tooMany: 'There is more than can be shown at once. Choose a pool or a shorter time.',
} as const;

export default english;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    calendar: typeof english;
  }
}
