/** The words of the vehicle grid and of one vehicle. */
const english = {
  search: 'Search vehicles',
  searchHint: 'Make, model, plate or site',
  classFilter: 'Class',
  sort: 'Order',
  sorts: { pool: 'By pool', name: 'By name', free: 'Free first', plate: 'By plate' },
  statusFilter: 'Status',
  seatsFilter: 'Seats',
  anySeats: 'Any number of seats',
  atLeastSeats_one: 'At least {{count, number}} seat',
  atLeastSeats_other: 'At least {{count, number}} seats',
  clearFilters: 'Clear filters',
  loadingMore: 'Loading more vehicles…',
  freeFrom: 'Free from {{moment}}',
  list: 'Vehicles',
  countOf_one: '{{shown, number}} of {{count, number}} vehicle',
  countOf_other: '{{shown, number}} of {{count, number}} vehicles',
  availableNow: '{{available, number}} available now',
  color: 'Color',
  odometer: 'Odometer',
  range: 'Range',
  equipment: 'Equipment',
  reserve: 'Reserve',
  available: 'Available',
  reserved: 'Reserved',
  reservedUntil: 'Reserved until {{until}}',
  maintenance: 'Maintenance',
  retired: 'Retired',
  nextReserved: 'Reserved {{period}}',
  nextRequested: 'Requested {{period}}',
  nothingNext: 'No upcoming reservation',
  notReservable: 'Cannot be reserved now',
  emptyTitle: 'No vehicles yet',
  emptyDetail: 'As soon as your company’s vehicles are in Fleet, they appear here.',
  nothingFoundTitle: 'No vehicle matches',
  nothingFoundDetail: 'Try another word, or fewer filters.',
  clearFilter: 'Show all vehicles',
  became: {
    reserved: '{{vehicle}} is now reserved.',
    available: '{{vehicle}} is now available.',
    maintenance: '{{vehicle}} is now in maintenance.',
    retired: '{{vehicle}} is now retired.',
  },
  manyChanged_one: '{{count, number}} vehicle changed its status.',
  manyChanged_other: '{{count, number}} vehicles changed their status.',
} as const;

export default english;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    fleet: typeof english;
  }
}
