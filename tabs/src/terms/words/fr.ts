import type { Translation } from '../../language/translation.ts';
import type english from './en.ts';

export default {
  vehicle: 'Véhicule',
  pool: 'Parc',
  driver: 'Au volant',
  approver: 'Approbation',
  costCenter: 'Centre de coûts',
  department: 'Service',
  purpose: 'Objet',
  noCostCenter: 'Aucun',
  vehicles_one: '{{count, number}} véhicule',
  vehicles_other: '{{count, number}} véhicules',
  reservations_one: '{{count, number}} réservation',
  reservations_other: '{{count, number}} réservations',
  seats_one: '{{count, number}} place',
  seats_other: '{{count, number}} places',
  vehicleClasses: {
    compact: 'Citadine',
    sedan: 'Berline',
    estate: 'Break',
    suv: 'SUV',
    van: 'Fourgon',
    minibus: 'Minibus',
    truck: 'Camion',
  },
  fuelTypes: { petrol: 'Essence', diesel: 'Diesel', hybrid: 'Hybride', electric: 'Électrique' },
  reservationStatuses: {
    pending: 'En attente d’approbation',
    approved: 'Approuvée',
    rejected: 'Refusée',
    active: 'En cours',
    completed: 'Terminée',
    cancelled: 'Annulée',
  },
  vehicleStatuses: { active: 'En service', maintenance: 'En maintenance', retired: 'Retiré' },
} satisfies Translation<typeof english>;
