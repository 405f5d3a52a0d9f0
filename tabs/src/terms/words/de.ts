import type { Translation } from '../../language/translation.ts';
import type english from './en.ts';

export default {
  vehicle: 'Fahrzeug',
  pool: 'Pool',
  driver: 'Fahrer/in',
  approver: 'Entscheidet',
  costCenter: 'Kostenstelle',
  department: 'Abteilung',
  purpose: 'Zweck',
  noCostCenter: 'Keine',
  vehicles_one: '{{count, number}} Fahrzeug',
  vehicles_other: '{{count, number}} Fahrzeuge',
  reservations_one: '{{count, number}} Reservierung',
  reservations_other: '{{count, number}} Reservierungen',
  seats_one: '{{count, number}} Sitz',
  seats_other: '{{count, number}} Sitze',
  vehicleClasses: {
    compact: 'Kleinwagen',
    sedan: 'Limousine',
    estate: 'Kombi',
    suv: 'SUV',
    van: 'Transporter',
    minibus: 'Kleinbus',
    truck: 'Lkw',
  },
  fuelTypes: { petrol: 'Benzin', diesel: 'Diesel', hybrid: 'Hybrid', electric: 'Elektro' },
  reservationStatuses: {
    pending: 'Wartet auf Genehmigung',
    approved: 'Genehmigt',
    rejected: 'Abgelehnt',
    active: 'Unterwegs',
    completed: 'Abgeschlossen',
    cancelled: 'Storniert',
  },
  vehicleStatuses: { active: 'Aktiv', maintenance: 'In Wartung', retired: 'Ausgemustert' },
} satisfies Translation<typeof english>;
