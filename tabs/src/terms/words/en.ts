/** The terms of the field, which every page may name. */
const english = {
  vehicle: 'Vehicle',
  pool: 'Pool',
  driver: 'Driver',
  approver: 'Approver',
  costCenter: 'Cost center',
  department: 'Department',
  purpose: 'Purpose',
  noCostCenter: 'None',
  vehicles_one: '{{count, number}} vehicle',
  vehicles_other: '{{count, number}} vehicles',
  reservations_one: '{{count, number}} reservation',
  reservations_other: '{{count, number}} reservations',
  seats_one: '{{count, number}} seat',
  seats_other: '{{count, number}} seats',
  vehicleClasses: {
    compact: 'Compact',
    sedan: 'Sedan',
    estate: 'Estate',
    suv: 'SUV',
    van: 'Van',
    minibus: 'Minibus',
    truck: 'Truck',
  },
  fuelTypes: { petrol: 'Petrol', diesel: 'Diesel', hybrid: 'Hybrid', electric: 'Electric' },
  reservationStatuses: {
    pending: 'Pending',
    approved: 'Approved',
    rejected: 'Rejected',
    active: 'In use',
    completed: 'Completed',
    cancelled: 'Cancelled',
  },
  vehicleStatuses: { active: 'Active', maintenance: 'Maintenance', retired: 'Retired' },
} as const;

export default english;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    terms: typeof english;
  }
}
