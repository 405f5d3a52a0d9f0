/** The words of the form that reserves a vehicle. */
const english = {
  title: 'Reserve a vehicle',
  period: 'When',
  startDay: 'Start date',
  startTime: 'Start time',
  endDay: 'End date',
  endTime: 'End time',
  vehicleClass: 'Class',
  anyClass: 'Any class',
  minimumSeats: 'Seats, at least',
  anyNumber: 'Any number',
  free_one: 'Vehicle: {{count, number}} vehicle is free then',
  free_other: 'Vehicle: {{count, number}} vehicles are free then',
  showMore: 'Show {{hidden, number}} more',
  anyVehicle: 'Any that fits',
  anyVehicleDetail: 'The one that leaves most choice for others',
  approvalNeeded: 'Needs approval',
  noApproval: 'No approval needed',
  noneFree: 'No vehicle is free then. Choose another time, another class or fewer seats.',
  chosenTaken: 'The vehicle you had chosen is not free then. Choose another one or another time.',
  purposeHint: 'What do you need it for?',
  purposeMissing: 'Say what you need it for.',
  dayMissing: 'Choose a date.',
  timeMissing: 'Choose a time.',
  noSuchTime: 'The clock is set forward over that time. Choose one before or after it.',
  endBeforeStart: 'The end has to be after the start.',
  reserve: 'Reserve',
  request: 'Ask for approval',
  cancel: 'Cancel',
  alternatives: 'These would work',
  take: 'Take this',
  takeThis: 'Take {{vehicle}}, {{when}}',
  reserved: '{{vehicle}} is reserved, {{when}}.',
  requested: '{{vehicle}} is requested, {{when}}. Your approver decides.',
} as const;

export default english;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    reserve: typeof english;
  }
}
